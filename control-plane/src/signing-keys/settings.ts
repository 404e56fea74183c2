/** How often signing keys change, and how long a new one is known before it signs. */
import { signingKeyLeadSeconds } from '@munim/kernel';
import { z } from 'zod';
import type { KeyTiming } from './advance.ts';

export const signingKeySettings = {
  /** A key signs for so many days, then another takes over; 0 leaves it to the operators. */
  MUNIM_SIGNING_KEY_DAYS: z.coerce.number().min(0).max(3_650).default(30),
  /** Less than the default only where every pod is known to follow the registry closely: in a test. */
  MUNIM_SIGNING_KEY_LEAD_SECONDS: z.coerce.number().min(0).max(86_400).default(signingKeyLeadSeconds),
};

const dayMs = 24 * 3_600_000;

export const keyTimingOf = (settings: {
  readonly MUNIM_SIGNING_KEY_DAYS: number;
  readonly MUNIM_SIGNING_KEY_LEAD_SECONDS: number;
}): KeyTiming => ({
  signsForMs: settings.MUNIM_SIGNING_KEY_DAYS * dayMs,
  leadMs: settings.MUNIM_SIGNING_KEY_LEAD_SECONDS * 1_000,
});
