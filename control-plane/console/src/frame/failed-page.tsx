/** Shown in place of a page that broke, with the rest of the console around it: a new release may have other files by now. */
import { Alert, Button, Text } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from './page.tsx';

export function FailedPage({ error }: ErrorComponentProps): ReactElement {
  return (
    <Page title="This page broke">
      <Alert color="red" variant="outline" role="alert" title="What was done is done">
        <Text size="sm">
          What you were about to do may not have been. ({error instanceof Error ? error.message : String(error)})
        </Text>
        <Button size="compact-sm" variant="default" mt="xs" onClick={() => window.location.reload()}>
          Load it anew
        </Button>
      </Alert>
    </Page>
  );
}
