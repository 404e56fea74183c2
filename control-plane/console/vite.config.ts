/** Builds the console for the folder that the control plane serves below /console; `pnpm dev` works against a running one. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const controlPlane = process.env['MUNIM_CONTROL_PLANE_URL'] ?? 'http://127.0.0.1:7101';

export default defineConfig(({ command }) => ({
  base: '/console/',
  plugins: [react()],
  // The control plane puts a fresh one into each answer; the page of the development server needs none.
  ...(command === 'build' ? { html: { cspNonce: 'MUNIM_STYLE_NONCE' } } : {}),
  build: {
    target: 'es2022',
    // They know light-dark(), which is left as it stands: its replacement for older ones needs what Mantine sets at run time.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Everything is a file with a name of its own: the policy allows no script or font inside a page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
  },
  server: { proxy: { '/v1': controlPlane } },
}));
