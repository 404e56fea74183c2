/** Under every action: the same as a command and as a call of the API, ready to copy. */
import { Button, CopyButton, Group, Text } from '@mantine/core';
import { type ApiCall, curl } from './commands.ts';

interface SameAsProps {
  /** Left out where the command line has no such verb. */
  readonly command?: string;
  readonly call: ApiCall;
  /** Where a page has several: what it is about. */
  readonly what?: string;
}

export function SameAs({ command, call, what }: SameAsProps) {
  return (
    <details>
      <summary>{what === undefined ? 'The same' : `${what}:`} as a command and as an API call</summary>
      {command === undefined ? null : <Copyable label="Command" text={command} />}
      <Copyable label="API call" text={curl(call, window.location.origin)} />
      <Text size="xs" mt={4}>
        MUNIM_OPERATOR_TOKEN is an operator token of yours: New token on the page Operators gives you one.
      </Text>
    </details>
  );
}

export function Copyable({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <Group justify="space-between" mt="xs" mb={4}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              onClick={copy}
              aria-label={`${copied ? 'Copied' : 'Copy'}: ${label}`}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <pre className="command">{text}</pre>
    </div>
  );
}
