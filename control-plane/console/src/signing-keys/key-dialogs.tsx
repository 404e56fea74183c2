/** Asks before a signing key is followed by another, or ends at once. */
import { munim } from '../actions/commands.ts';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type SigningKey } from '../api/client.ts';

export function RotateKeyDialog({ onClose }: { onClose: () => void }) {
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/signing-keys/rotate', {
      params: { header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title="Rotate the signing key"
      consequence="A new key is made known to every pod now, and signs half a minute later. No request fails."
      verb="Rotate"
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('keys rotate', [], { '--reason': reason })}
          call={{ method: 'POST', path: '/v1/signing-keys/rotate', body: { reason } }}
        />
      )}
    />
  );
}

export function RevokeKeyDialog({ signingKey: { kid, state }, onClose }: RevokeKeyDialogProps) {
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/signing-keys/{kid}/revoke', {
      params: { path: { kid }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title="Revoke a signing key"
      consequence={`Every pod refuses its tokens within seconds, honest ones too: clients of all banks have to ask for another.${
        state === 'signing' ? ' Another key signs from that moment on.' : ''
      } To change keys without that, rotate.`}
      verb="Revoke"
      confirm={[kid]}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('keys revoke', [kid], { '--reason': reason })}
          call={{ method: 'POST', path: `/v1/signing-keys/${kid}/revoke`, body: { reason } }}
        />
      )}
    />
  );
}

interface RevokeKeyDialogProps {
  readonly signingKey: SigningKey;
  readonly onClose: () => void;
}
