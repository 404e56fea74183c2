/** Shown for an address that is none of the console's. */
import { Container, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from './page.tsx';

export function NotFoundPage(): ReactElement {
  return (
    <Container component="main" py="xl">
      <Page title="There is no such page">
        <Text>
          The console has no page at this address.{' '}
          <Link className="plain-link" to="/">
            Go to the fleet
          </Link>
          , and search there.
        </Text>
      </Page>
    </Container>
  );
}
