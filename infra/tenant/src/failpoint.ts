/** Named points at which a test can stop the provisioner: `MUNIM_FAILPOINT=<point>:kill` or `<point>:hang`. */

interface Named {
  readonly point: string;
  readonly effect: 'kill' | 'hang';
}

/** The point named in the environment, or undefined: outside tests there is none. */
function failpointNamed(env: NodeJS.ProcessEnv): Named | undefined {
  const [, point, effect] = /^(.+):(kill|hang)$/.exec(env['MUNIM_FAILPOINT'] ?? '') ?? [];
  return point === undefined ? undefined : { point, effect: effect as Named['effect'] };
}

/**
 * Where the environment names this point: kills the provisioner without any goodbye, or goes no further. In the provider,
 * which is another process, `MUNIM_PROVISIONER_PID` says whom to kill; the promise then never settles, as if the machine
 * had stopped there.
 */
export async function failpoint(point: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const named = failpointNamed(env);
  if (named?.point !== point) return;
  if (named.effect === 'kill') process.kill(Number(env['MUNIM_PROVISIONER_PID'] ?? process.pid), 'SIGKILL');
  await new Promise(() => undefined);
}
