/** Named points at which a test can kill the provisioner: `MUNIM_FAILPOINT=<point>:kill`. */

/** The point named in the environment, or undefined: outside tests there is none. */
export function failpointNamed(env: NodeJS.ProcessEnv): string | undefined {
  const value = env['MUNIM_FAILPOINT'];
  return value?.endsWith(':kill') ? value.slice(0, -':kill'.length) : undefined;
}

/**
 * Kills the provisioner, without any goodbye, when the environment names this point. In the provider, which is another
 * process, `MUNIM_PROVISIONER_PID` says whom; the promise then never settles, as if the machine had stopped there.
 */
export async function failpoint(point: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  if (failpointNamed(env) !== point) return;
  process.kill(Number(env['MUNIM_PROVISIONER_PID'] ?? process.pid), 'SIGKILL');
  await new Promise(() => undefined);
}
