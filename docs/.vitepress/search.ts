import type { DefaultTheme } from 'vitepress';
import { KOREAN_SEARCH } from './korean';

/** Guides come first: the API reference and the lists of what others answer say the same words often. */
export const SEARCH: DefaultTheme.LocalSearchOptions = {
  locales: { ko: KOREAN_SEARCH },
  miniSearch: {
    // These two run in the browser as well, by their text: they use nothing from around them.
    options: {
      /** Words, and the words within a name: `toHaveVisibleMessage` is found by "visible". */
      tokenize: (text: string) =>
        text
          .split(/[\n\r\p{Z}\p{P}\p{S}]+/u)
          .flatMap((word) => (/[a-z][A-Z]/.test(word) ? [word, ...word.split(/(?<=[a-z])(?=[A-Z])/)] : [word])),
    },
    searchOptions: {
      boostDocument: (id: string) => (/\/(?:api|parity)\//.test(id) ? 0.3 : 1),
    },
  },
  /** Of the API, things and their members are found, not the headings of each member's example. */
  _render: (text, env, markdown) => markdown.render(env.relativePath.startsWith('api/') ? text.replace(/^#{4,} .*$/gm, '') : text, env),
};
