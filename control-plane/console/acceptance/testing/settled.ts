/** When a page is looked at: once what it has asked for is on it and nothing moves, so that what is there, or is not, stays so. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Of one page, on a busy machine. */
const settleMsMax = 60_000;

/** In a page, before anything of its own: its questions that are not answered to the last byte. */
const noting = `{
  const unanswered = window.unanswered = new Set();
  const ask = window.fetch;
  window.fetch = (...question) => {
    const answer = ask(...question);
    const read = answer.then((one) => one.clone().arrayBuffer()).catch(() => undefined).finally(() => unanswered.delete(read));
    unanswered.add(read);
    return answer;
  };
}`;

/** From its next address on, the page knows what it waits for. */
export const noteQuestions = (page: Page): Promise<unknown> => page.addInitScript(noting);

export const unansweredOn = (page: Page): Promise<number> => page.evaluate<number>('window.unanswered.size');

/** Two frames later, each with what it left to do: what has come in is drawn, and what that asks for is asked. */
const drawn = `new Promise((resolve) => {
  const frame = (then) => requestAnimationFrame(() => setTimeout(then));
  frame(() => frame(resolve));
})`;

/** What turns for as long as it is there does not count. */
const moving = `[
  ...[...document.querySelectorAll('output')].map((one) => one.textContent).filter((text) => /^(Loading…|The charts)/.test(text)),
  ...document.getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().iterations !== Infinity)
    .map(() => 'something moves'),
].join(', ')`;

/** Who asks for news every few seconds always has asked for some: what counts was asked before. */
const answered = 'Promise.all([...window.unanswered])';

const comesToRest = (page: Page, script: string): Promise<void> =>
  expect.poll(() => page.evaluate<string>(script), { timeout: settleMsMax }).toBe('');

/** Resolves when nothing moves on the page, and no part of it is still to come. */
export const still = (page: Page): Promise<void> => comesToRest(page, `${drawn}.then(() => ${moving})`);

/** The same, and all that the page has asked for is on it, with what was asked for because of that. */
export const settled = (page: Page): Promise<void> =>
  comesToRest(
    page,
    `${drawn}.then(() => ${answered}).then(() => ${drawn}).then(() => ${answered}).then(() => ${drawn}).then(() => ${moving})`,
  );
