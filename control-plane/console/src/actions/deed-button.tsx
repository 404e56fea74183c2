/** A button that belongs to an operation: where the role or the state forbids that, it stays, cannot be clicked, and says why. */
import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import type { OperationId } from '../api/client.ts';
import { useWhyNot } from '../session/current-operator.ts';

interface DeedButtonProps extends Omit<ButtonProps, 'disabled'> {
  readonly operation: OperationId;
  /** Why nobody can do it now. */
  readonly unless?: string | undefined;
  /** Of a form that is not filled in yet. */
  readonly incomplete?: boolean;
  readonly type?: 'submit';
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

/** With the keyboard too: a button that is `disabled` could not have the focus that shows the reason. */
const whenAsked = { hover: true, focus: true, touch: true };
/** Inside the page's landmark: a screen reader that goes from one to the next meets it there. */
const inTheContent = { target: '#content' };

export function DeedButton({ operation, unless, incomplete, onClick, children, ...rest }: DeedButtonProps) {
  const why = useWhyNot(operation) ?? unless;
  const click = (event: MouseEvent): void => {
    if (why === undefined) onClick?.();
    // Neither does Enter in one of its form's fields send the form.
    else event.preventDefault();
  };
  return (
    <Tooltip label={why} disabled={why === undefined} events={whenAsked} portalProps={inTheContent} multiline maw={280}>
      <Button
        variant="default"
        type="button"
        {...rest}
        data-operation={operation}
        disabled={why === undefined && incomplete === true}
        {...(why === undefined ? {} : { 'aria-disabled': true, 'data-disabled': true })}
        onClick={click}
      >
        {children}
      </Button>
    </Tooltip>
  );
}

/** Of a deed that hurts. */
export const hurting = { variant: 'outline', color: 'red.9', c: 'var(--mantine-color-text)' } as const;
