/** What the provisioner's engines take while banks are onboarded: resident memory, sampled from /proc. */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface EngineMemory {
  /** Most engines (`pulumi` and the language hosts it starts) that ran at once. */
  readonly enginesMax: number;
  /** Of all of them together, and of the executors that drive them. */
  readonly enginesPeakMb: number;
  readonly executorsPeakMb: number;
}

const sampleMs = 250;

/** Of the installation whose secrets lie there: its processes, and theirs, carry the folder's name in their environment. */
export function watchEngines(secretsDirectory: string): { stop: () => Promise<EngineMemory> } {
  const ending = new AbortController();
  const peak = { enginesMax: 0, enginesPeakMb: 0, executorsPeakMb: 0 };
  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const processes = await processesOf(secretsDirectory);
      const engines = processes.filter(({ command }) =>
        /(?:^|\/)pulumi(?:-[\w-]+)?$/.test(command.split('\0')[0] ?? ''),
      );
      const executors = processes.filter(({ command }) => command.includes('provisioning/executor/main.ts'));
      peak.enginesMax = Math.max(peak.enginesMax, engines.length);
      peak.enginesPeakMb = Math.max(peak.enginesPeakMb, sumMb(engines));
      peak.executorsPeakMb = Math.max(peak.executorsPeakMb, sumMb(executors));
      await sleep(sampleMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      ending.abort();
      await watching;
      return peak;
    },
  };
}

interface Process {
  /** Its arguments, each ended by a zero byte. */
  readonly command: string;
  readonly residentKb: number;
}

const sumMb = (processes: readonly Process[]): number =>
  Math.round(processes.reduce((sum, { residentKb }) => sum + residentKb, 0) / 1024);

async function processesOf(secretsDirectory: string): Promise<Process[]> {
  const marked = `MUNIM_SECRETS_DIR=${secretsDirectory}\0`;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      try {
        const [environment, command, status] = await Promise.all(
          ['environ', 'cmdline', 'status'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
        );
        if (!environment?.includes(marked)) return undefined;
        return { command: command ?? '', residentKb: Number(/VmRSS:\s+(\d+)/.exec(status ?? '')?.[1] ?? 0) };
      } catch (error) {
        // It ended between two reads, or is somebody else's.
        if (['ENOENT', 'EACCES', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
        throw error;
      }
    }),
  );
  return found.filter((one) => one !== undefined);
}
