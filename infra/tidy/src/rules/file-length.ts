/** A file that is too long to read in one sitting holds more than one idea. */
import { isGenerated, isScript } from '../kinds.ts';
import { fileRule } from '../rule.ts';

/** The longest file a reader still takes in at once; the best code bases regret every file above it. */
export const fileLinesMax = 400;

export const fileLength = fileRule({
  name: 'file-length',
  reason: `A file above ${fileLinesMax} lines holds more than one idea: the reader looks for the seam that its author left out.`,
  appliesTo: (path) => (isScript(path) || /\.(?:sql|sh|css)$|^munim$/.test(path)) && !isGenerated(path),
  check: (file) =>
    file.lines.length <= fileLinesMax
      ? []
      : [
          {
            line: fileLinesMax + 1,
            message: `${file.lines.length} lines, at most ${fileLinesMax}: split it by what it says`,
          },
        ],
});
