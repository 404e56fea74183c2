/** Places a legal hold: on the whole bank, or for the sake of one subject or class of records. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { munim } from '../actions/commands.ts';
import { type Deed, DeedDialog } from '../actions/deed-dialog.tsx';
import { SameAs } from '../actions/same-as.tsx';
import { api, type LegalHold } from '../api/client.ts';

const scopes: readonly { value: LegalHold['scope']; label: string }[] = [
  { value: 'bank', label: 'the whole bank' },
  { value: 'subject', label: 'one subject' },
  { value: 'record-class', label: 'one class of records' },
];

export function PlaceHoldDialog({ tenantId, onClose }: { tenantId: string; onClose: () => void }) {
  const [scope, setScope] = useState<LegalHold['scope']>('bank');
  const [subject, setSubject] = useState('');
  const named = scope === 'bank' ? undefined : subject.trim();
  const about = { scope, ...(named === undefined ? {} : { subject: named }) };
  const act = async ({ reason, idempotencyKey }: Deed): Promise<unknown> => {
    const { error } = await api.POST('/v1/tenants/{tenantId}/holds', {
      params: { path: { tenantId }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { ...about, reason },
    });
    return error;
  };
  return (
    <DeedDialog
      title={`Place a hold: ${tenantId}`}
      consequence="At once, nothing of the bank is destroyed and no lock ends. Two operators let it go again."
      verb="Place it"
      complete={named !== ''}
      act={act}
      onClose={onClose}
      renderSameAs={(reason) => (
        <SameAs
          command={munim('hold place', [tenantId], { '--scope': scope, '--subject': named, '--reason': reason })}
          call={{ method: 'POST', path: `/v1/tenants/${tenantId}/holds`, body: { ...about, reason } }}
        />
      )}
    >
      <NativeSelect
        label="About"
        data={[...scopes]}
        value={scope}
        onChange={({ currentTarget: { value } }) =>
          setScope(scopes.find((one) => one.value === value)?.value ?? 'bank')
        }
      />
      {scope === 'bank' ? null : (
        <TextInput label="Which" required value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
      )}
    </DeedDialog>
  );
}
