/** Starts the console in the page that the control plane serves. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './console.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { router } from './router.tsx';
import { styleNonce } from './style-nonce.ts';
import { readableColours, theme } from './theme.ts';

// Mantine's dialogs stop the page behind them from scrolling with a style element of another package.
setNonce(styleNonce());

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element with the id root');

/** Long enough to read two sentences; what it says is on the page too. */
const noticeMs = 8_000;

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableColours}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-right" autoClose={noticeMs} />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
