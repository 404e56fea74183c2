/** Says whom of a bank to call: the list takes the place of the one before. */
import { useState } from 'react';
import { api, type Contact } from '../api/client.ts';
import { AgreementDialog, type OpenDialog } from './agreement-dialog.tsx';
import { ContactsFields, contactWords, nobody, saidContacts } from './contacts-fields.tsx';

export function ContactsDialog(open: OpenDialog) {
  const { bank } = open;
  const [rows, setRows] = useState<readonly Contact[]>(bank.contacts.length === 0 ? [nobody] : bank.contacts);
  const contacts = saidContacts(rows);
  const changed = JSON.stringify(contacts) !== JSON.stringify(saidContacts(bank.contacts));
  return (
    <AgreementDialog
      {...open}
      of="contacts"
      title="Whom to call"
      consequence="The list takes the place of the one before."
      verb="Keep it"
      body={{ contacts }}
      options={{ '--contact': contactWords(contacts) }}
      complete={changed && contacts.every(({ name, email }) => name !== '' && email !== '')}
      send={(params, reason) => api.POST('/v1/tenants/{tenantId}/contacts', { params, body: { contacts, reason } })}
    >
      <ContactsFields contacts={rows} onChange={setRows} />
    </AgreementDialog>
  );
}
