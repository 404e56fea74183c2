/** Whom of a bank to call: one row for each, as many as are needed. */
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { Contact } from '../api/client.ts';

const roles: readonly Contact['role'][] = ['operations', 'technical', 'security', 'regulatory', 'billing'];
const nameCharsMax = 120;
/** The API takes no more: room for every department, not for an address book. */
const contactsMax = 20;

export const nobody: Contact = { name: '', email: '', role: 'operations' };

/** Rows that are not filled in are none. */
export const saidContacts = (contacts: readonly Contact[]): Contact[] =>
  contacts
    .map(({ name, email, role }) => ({ name: name.trim(), email: email.trim(), role }))
    .filter(({ name, email }) => name !== '' || email !== '');

/** As `--contact` of `./munim bank` says each. */
export const contactWords = (contacts: readonly Contact[]): string[] =>
  contacts.map(({ role, email, name }) => `${role}:${email}:${name}`);

interface ContactsFieldsProps {
  readonly contacts: readonly Contact[];
  readonly onChange: (contacts: readonly Contact[]) => void;
}

export function ContactsFields({ contacts, onChange }: ContactsFieldsProps) {
  return (
    <Stack gap="xs" align="flex-start">
      {contacts.map((contact, index) => (
        <ContactRow
          key={index}
          contact={contact}
          onChange={(changed) => onChange(contacts.with(index, changed))}
          onRemove={() => onChange(contacts.toSpliced(index, 1))}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        disabled={contacts.length >= contactsMax}
        onClick={() => onChange([...contacts, nobody])}
      >
        Another contact
      </Button>
    </Stack>
  );
}

interface ContactRowProps {
  readonly contact: Contact;
  readonly onChange: (contact: Contact) => void;
  readonly onRemove: () => void;
}

const ContactRow = ({ contact, onChange, onRemove }: ContactRowProps) => (
  <Group align="end" w="100%">
    <TextInput
      flex="1 1 10rem"
      label="Contact"
      autoComplete="off"
      maxLength={nameCharsMax}
      value={contact.name}
      onChange={({ currentTarget: { value } }) => onChange({ ...contact, name: value })}
    />
    <TextInput
      flex="1 1 10rem"
      label="E-mail"
      type="email"
      autoComplete="off"
      value={contact.email}
      onChange={({ currentTarget: { value } }) => onChange({ ...contact, email: value })}
    />
    <NativeSelect
      label="About"
      data={[...roles]}
      value={contact.role}
      onChange={({ currentTarget: { value } }) =>
        onChange({ ...contact, role: roles.find((role) => role === value) ?? contact.role })
      }
    />
    <Button variant="default" onClick={onRemove} aria-label={`Remove ${contact.name || 'this contact'}`}>
      Remove
    </Button>
  </Group>
);
