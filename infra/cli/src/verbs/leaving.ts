/** `bank offboard|offboarding|handover|recall|certificate`: how a bank leaves, and what proves that it did. */
import { Command } from 'commander';
import type { components } from '@munim/sdk/control-plane';
import { readFile } from 'node:fs/promises';
import { exitCode, VerbFailed } from '../exit-codes.ts';
import { operatorOfThisMachine } from '../operator-client.ts';
import { paint, print, printJson, table } from '../terminal.ts';
import { showApproval } from './approval.ts';

type Offboarding = components['schemas']['Offboarding'];

interface Json {
  readonly json?: boolean;
}
interface Reasoned extends Json {
  readonly reason: string;
}

const why = 'why: kept in the audit log';
const pathOf = (bank: string): string => `/v1/tenants/${encodeURIComponent(bank)}`;

export const leavingVerbs = (): Command[] => [offboard(), offboarding(), handover(), recall(), certificate()];

const offboard = (): Command =>
  new Command('offboard')
    .description('Ask that a suspended bank leave; a second operator allows it (approval approve)')
    .argument('<bank>', 'its id')
    .requiredOption('--reason <text>', why)
    .option('--json', 'print the approval as JSON')
    .action(async (bank: string, { reason, json }: Reasoned) =>
      showApproval(
        await operatorOfThisMachine().change<components['schemas']['Approval']>(`${pathOf(bank)}/offboard`, { reason }),
        json,
      ),
    );

const offboarding = (): Command =>
  new Command('offboarding')
    .description('How far a bank has left: dates, archive, certificates')
    .argument('<bank>', 'its id')
    .option('--json', 'print it as JSON')
    .action(async (bank: string, { json }: Json) => show(await read(bank), json));

const handover = (): Command =>
  new Command('handover')
    .description("Confirm that a bank's export was handed over; nothing is destroyed before")
    .argument('<bank>', 'its id')
    .requiredOption('--to <name>', 'to whom')
    .requiredOption('--reason <text>', why)
    .option('--json', 'print the offboarding as JSON')
    .action(async (bank: string, { json, ...body }: Reasoned & { to: string }) =>
      show(await operatorOfThisMachine().change<Offboarding>(`${pathOf(bank)}/offboarding/handover`, body), json),
    );

const recall = (): Command =>
  new Command('recall')
    .description(
      'Take an offboarding back, while nothing is destroyed: the bank is again what it was, suspended or failed',
    )
    .argument('<bank>', 'its id')
    .requiredOption('--reason <text>', why)
    .option('--json', 'print the offboarding as JSON')
    .action(async (bank: string, { reason, json }: Reasoned) =>
      show(await operatorOfThisMachine().change<Offboarding>(`${pathOf(bank)}/offboarding/recall`, { reason }), json),
    );

const certificate = (): Command =>
  new Command('certificate')
    .description('Print the signed certificate of what was destroyed, or verify one from a file')
    .argument('<bank>', 'its id; with --verify, the file that holds the certificate')
    .option('--disposal', 'the second one: that nothing remains')
    .option('--verify <key>', 'the verifier key, as `bank offboarding` prints it; needs no platform')
    .option('--json', 'print {certificate, verifierKey} as JSON, or with --verify what the certificate says')
    .action(async (what: string, { disposal, verify, json }: Json & { disposal?: boolean; verify?: string }) => {
      if (verify !== undefined) {
        await check(what, verify, json);
        return;
      }
      const found = await read(what);
      const note = disposal ? found.disposalCertificate : found.certificate;
      if (note === null) throw new VerbFailed(`there is no such certificate of ${what} yet`);
      if (json) printJson({ certificate: note, verifierKey: found.certificateKey });
      else process.stdout.write(note);
    });

async function check(file: string, key: string, json: boolean | undefined): Promise<void> {
  // Brings the archive's code along, of which no other verb of banks needs any.
  const { openCertificate } = await import('@munim/control-plane/certificate');
  const opened = openCertificate(await readFile(file, 'utf8'), key);
  if (json) {
    printJson({ verified: !('problem' in opened), ...opened });
    if ('problem' in opened) process.exitCode = exitCode.failed;
    return;
  }
  if ('problem' in opened) {
    print(`${paint('red', 'NOT BELIEVED')}  ${opened.problem}`);
    process.exitCode = exitCode.failed;
    return;
  }
  const { kind, tenant, at, destroyed, remains } = opened.certificate;
  print(`${paint('green', 'verified')}  ${kind} of ${tenant} at ${at}`);
  print(
    table([
      ...destroyed.map(({ type, name }) => ['destroyed', type, name]),
      ...remains.map(({ bucket, objects, retainUntil }) => [
        'remains',
        bucket,
        `${objects} objects, locked until ${retainUntil ?? '(nothing is locked)'}`,
      ]),
    ]),
  );
}

const read = (bank: string): Promise<Offboarding> =>
  operatorOfThisMachine().get<Offboarding>(`${pathOf(bank)}/offboarding`);

function show(found: Offboarding, json: boolean | undefined): void {
  if (json) {
    printJson(found);
    return;
  }
  const { handedOver, archive } = found;
  print(
    table([
      ['bank', found.tenantId],
      ['reason', found.reason],
      ['asked by', found.requestedBy],
      ['allowed by', `${found.approvedBy} at ${found.approvedAt}`],
      ['cooling off until', found.coolingOffEndsAt],
      [
        'handed over',
        handedOver === null ? 'not yet: ./munim bank handover' : `to ${handedOver.to} at ${handedOver.at}`,
      ],
      ['destruction', found.destructionStartedAt ?? 'not started'],
      ...(archive === null ? [] : [['archive', `${archive.treeSize} events, ${archive.verifierKey}`]]),
      ...(found.certificateKey === null ? [] : [['certificates’ key', found.certificateKey]]),
      ...(found.retainUntil === null ? [] : [['locked until', found.retainUntil]]),
    ]),
  );
}
