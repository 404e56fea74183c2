/** What leaves this repository must make sense, and work, on any machine and for any reader. */
import { isProse, isScript } from '../kinds.ts';
import { fileRule, type Remark } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

interface Mention {
  readonly pattern: RegExp;
  readonly message: string;
  /** Looked for only in what people read as sentences: the word has honest uses in code. */
  readonly inSentencesOnly?: true;
}

const host = 'a package registry by its host: use the settings of the package manager, which know the mirror';
const path = 'a path of one machine: take it from the environment, or from os.tmpdir()';
const desk = 'about how the work was organised, not about the product: say what the reader needs';

const mentions: readonly Mention[] = [
  {
    pattern: /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\b|\b(?:proxy|sum)\.golang\.org\b|\bgoproxy\.(?:io|cn)\b/i,
    message: host,
  },
  {
    pattern: /\brepo1?\.maven\b|\bcentral\.sonatype\b|\bpypi\.org\b|\bpythonhosted\.org\b|\bcrates\.io\b/i,
    message: host,
  },
  {
    pattern: /https?:\/\/[\w.-]*(?:artifactory|nexus|verdaccio|npm-?registry|goproxy)[\w.-]*/i,
    message: host,
  },
  { pattern: /(?<![\w.~@*)}\]/-])\/(?:work|root)(?=[/'"`\s:;,)]|$)/, message: path },
  {
    pattern: /(?<![\w.~@*)}\]/-])\/(?:home|Users)\/\w|(?<![\w.~@*)}\]/-])\/tmp\/[\w.$-]|\b[A-Z]:\\Users\\/,
    message: path,
  },
  { pattern: /\bworkplace\b|\bsub-?agents?\b|\b(?:claude|chatgpt|anthropic)\b/i, message: desk },
  { pattern: /\b(?:AI|LLM|coding|language[- ]model) (?:agent|assistant|session)s?\b/i, message: desk },
  {
    pattern: /(?<!\b(?:[Uu]ser|https?|HTTPS?|proxy|node)[- ])\bagents?\b/,
    message: desk,
    inSentencesOnly: true,
  },
  {
    pattern: /\b(?:this|my|our|an? earlier|next) (?:work(?:ing)? )?session\b/i,
    message: desk,
    inSentencesOnly: true,
  },
  { pattern: /\btickets?\b|(?<![\w/]#?)\bissues? #?\d+\b/i, message: desk, inSentencesOnly: true },
  {
    pattern: /\b(?:DESIGN|MODELS|PROMISES|LIBRARIES)(?:\.md\b|,? (?:section )?\d)|\bblueprint\b/,
    message: 'a document that is not in this repository: state the reason itself, or point to infra/decisions',
  },
];

export const outsideMentions = fileRule({
  name: 'outside-mentions',
  reason: 'Registry hosts, paths of one machine and talk about how the work was organised mean nothing to the reader.',
  appliesTo: () => true,
  check,
});

function check(file: SourceText): Remark[] {
  const sentences = sentencesOf(file);
  return mentions.flatMap(({ pattern, message, inSentencesOnly }) => {
    // One look at the whole text spares the walk over the lines of nearly every file.
    if (!new RegExp(pattern, `${pattern.flags}m`).test(file.text)) return [];
    return file.lines.flatMap((text, index) => {
      const hit = pattern.exec(inSentencesOnly ? (sentences.get(index + 1) ?? '') : text);
      return hit ? [{ line: index + 1, message: `"${hit[0].trim()}" is ${message}` }] : [];
    });
  });
}

/** Line number to the words on it that are for people: all of a page, the comments of a script. */
function sentencesOf(file: SourceText): ReadonlyMap<number, string> {
  if (!isScript(file.path)) {
    const whole = isProse(file.path) ? file.lines : file.lines.map((text) => commentIn(text));
    return new Map(whole.map((text, index) => [index + 1, text]));
  }
  const found = new Map<number, string>();
  for (const comment of file.syntax().comments) {
    const first = file.lineAt(comment.start);
    comment.value.split('\n').forEach((text, index) => {
      found.set(first + index, `${found.get(first + index) ?? ''} ${text}`);
    });
  }
  return found;
}

/** Shell, YAML and SQL: what follows `#` or `--`. */
function commentIn(text: string): string {
  return /(?:^|\s)(?:#|--)\s(.*)$/.exec(text)?.[1] ?? '';
}
