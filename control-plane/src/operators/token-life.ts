/** How long an operator's token lives, as a pure question. */
import { z } from 'zod';
import type { Operator } from '../database/entities/index.ts';

const dayMs = 24 * 3_600_000;

export const operatorTokenSettings = {
  /** A quarter: often enough that a forgotten copy is worth nothing soon, seldom enough that nobody builds a way around it. */
  MUNIM_OPERATOR_TOKEN_DAYS: z.coerce.number().int().min(1).max(365).default(90),
};

/** What issuing goes by. */
export interface TokenTerms {
  readonly lifetimeMs: number;
  /** One is set up: people can prove who they are without a token. */
  readonly identityProvider: boolean;
}

export const tokenLifetimeMs = ({ MUNIM_OPERATOR_TOKEN_DAYS: days }: { MUNIM_OPERATOR_TOKEN_DAYS: number }): number =>
  days * dayMs;

/** A use is written down at most this often: reading a page costs no write. */
export const tokenUsedEveryMs = 60_000;

/** Whoever uses it is told from then on. */
const nearEndMs = 14 * dayMs;

type Life = Pick<Operator, 'tokenHash' | 'tokenExpiresAt'>;

/** Also where there is none. The installation's does not end by itself. */
export const hasTokenEnded = ({ tokenHash, tokenExpiresAt }: Life, nowMs: number): boolean =>
  tokenHash == null || (tokenExpiresAt != null && tokenExpiresAt.getTime() <= nowMs);

export const isTokenNearItsEnd = (endsAtMs: number, nowMs: number): boolean => endsAtMs - nowMs <= nearEndMs;
