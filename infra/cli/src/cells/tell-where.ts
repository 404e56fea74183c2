/** A cell of this machine may come back on other ports: the control plane is told, and the pods of its banks follow. */
import type { LocalCell } from '@munim/local';
import { isDeepStrictEqual } from 'node:util';
import type { Cell, OperatorClient } from '../operator-client.ts';

/** True when it was somewhere else before. */
export async function tellWhereItIs(control: OperatorClient, known: Cell, here: LocalCell): Promise<boolean> {
  const { postgres, kafka, objectStore } = here;
  const before = { postgres: known.postgres, kafka: known.kafka, objectStore: known.objectStore };
  if (isDeepStrictEqual(before, { postgres, kafka, objectStore })) return false;
  await control.moveCell(known.name, { postgres, kafka, objectStore, reason: 'its services have other ports now' });
  return true;
}
