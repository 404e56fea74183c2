import { describe, expect, test } from 'vitest';
import { linesOf } from '../testing/findings-of.ts';
import { outsideMentions } from './outside-mentions.ts';

const script = 'data-plane/kernel/src/money.ts';

describe('what only one machine or one day knows', () => {
  test.each([
    "const url = 'https://registry.npmjs.org/node';",
    "const url = 'https://registry.yarnpkg.com';",
    'GOPROXY=https://proxy.golang.org',
    "const url = 'https://repo1.maven.org/maven2';",
    "const url = 'https://repo.maven.apache.org/maven2';",
    "const url = 'https://files.pythonhosted.org/x';",
    "const url = 'https://nexus.corp.example/x';",
    "const root = '/home/jana/munim';",
    "const home = '/root/.cache';",
    "const home = '/home/ada/x';",
    "const home = '/Users/ada/x';",
    "const state = '/tmp/munim';",
    'const state = `/tmp/${name}`;',
    '// as the blueprint says',
    '// the log (DESIGN 5.1)',
    '// see PROMISES.md',
    '// see MODELS section 5',
    '// Claude wrote it',
    '// this workplace has two cores',
    '// left by an earlier session',
    '// another agent does the rest',
    '// from the ticket',
    '// see issue 3',
  ])('%s is found', (text) => {
    expect(linesOf(outsideMentions, script, `// Money is counted.\n${text}`)).toContain(2);
  });

  test('in pages, shell, SQL and generated files too', () => {
    expect(linesOf(outsideMentions, 'README.md', 'see issue 3')).toEqual([1]);
    expect(linesOf(outsideMentions, 'munim', 'cd /work # here')).toEqual([1]);
    expect(linesOf(outsideMentions, 'a/0001_log.sql', '-- DESIGN 5.1')).toEqual([1]);
    expect(linesOf(outsideMentions, 'pnpm-lock.yaml', 'tarball: https://registry.npmjs.org/x')).toEqual([1]);
  });
});

describe('the same words in honest use', () => {
  test.each([
    'const agent = new Agent({ keepAlive: true });',
    "headers.get('user-agent');",
    '// the user agent and the HTTP agent',
    '// the keys of an operator session expire',
    '// one Postgres session holds the lock',
    "app.get('/v1/workflows');",
    "app.get('/v1/work');",
    "fetch('https://example.com/root/x');",
    'dir="${TMPDIR:-/tmp}/munim.XXXXXX"',
    "const text = 'issue a token';",
    '// tokens are issued in 3 ms',
    "const state = join(tmpdir(), 'munim');",
    '// pulumi/pulumi#123',
    '// the design of the log',
    'const session = await login(); // the session of the operator',
  ])('%s is left alone', (text) => {
    expect(linesOf(outsideMentions, script, text)).toEqual([]);
  });
});
