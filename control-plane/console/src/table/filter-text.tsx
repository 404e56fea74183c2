/** A field of a list's filter: what is typed is looked for, and in the address, once the typing pauses. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

/** Between two letters of somebody who types. */
const typingMs = 200;

interface FilterTextProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** As the address has it. */
  readonly value: string;
  readonly onSettle: (value: string) => void;
}

export function FilterText({ value, onSettle, ...input }: FilterTextProps) {
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const [seen, setSeen] = useState(value);
  const settle = useDebouncedCallback((text: string) => {
    setSent(text);
    onSettle(text);
  }, typingMs);
  if (value !== seen) {
    setSeen(value);
    // Not what was typed here: somebody went back, or followed a link.
    if (value !== sent) {
      setSent(value);
      setTyped(value);
    }
  }
  return (
    <TextInput
      {...input}
      value={typed}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text);
        settle(text);
      }}
    />
  );
}
