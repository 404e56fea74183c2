/** Who asks: the operator whose token it is. Compared by hash, so that neither time nor the database tells a token. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { timingSafeEqual } from 'node:crypto';
import { Operator } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import type { Caller } from '../http/operation.ts';
import { tokenHash } from './bootstrap.ts';

/** A longer one is an attack on the hash. */
const headerCharsMax = 1_000;

export const operatorAuthentication =
  (orm: ControlDatabase) =>
  async (authorization: string | undefined): Promise<Caller> => {
    const [, token] = /^Bearer ([\x21-\x7e]+)$/i.exec((authorization ?? '').slice(0, headerCharsMax)) ?? [];
    if (token === undefined) throw refused("send the operator's token as Authorization: Bearer");
    const hash = tokenHash(token);
    const operator = await orm.em.fork().findOne(Operator, { tokenHash: hash });
    if (!operator || !timingSafeEqual(Buffer.from(operator.tokenHash), Buffer.from(hash)))
      throw refused('no operator has this token');
    return { operator: operator.id };
  };

const refused = (detail: string): ProblemError =>
  new ProblemError({ ...platformProblems.unauthenticated, action: "Send the operator's token as Bearer." }, detail);
