import type { MarkdownRenderer } from 'vitepress';

/** Blocks of Mermaid are drawn by the browser, as on GitHub; without JavaScript they stay text. */
export function mermaidBlocks(markdown: MarkdownRenderer): void {
  const asCode = markdown.renderer.rules.fence!;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const code = asCode(tokens, index, options, env, self);
    const { info, content } = tokens[index]!;
    return info.trim() === 'mermaid' ? `<MermaidDiagram source="${encodeURIComponent(content)}">${code}</MermaidDiagram>` : code;
  };
}
