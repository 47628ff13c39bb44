/// <reference types="vitepress/client" />
import mermaidUrl from 'mermaid/dist/mermaid.min.js?url';
import type { Mermaid } from 'mermaid';
import { useData } from 'vitepress';
import { defineComponent, h, onMounted, ref, watchEffect } from 'vue';

/** A diagram in the colours of the page; its text until it is drawn. */
export const MermaidDiagram = defineComponent({
  props: { source: { type: String, required: true } },
  setup({ source }, { slots }) {
    const { isDark } = useData();
    const svg = ref('');
    onMounted(() => {
      watchEffect(async () => {
        const theme = isDark.value ? 'dark' : 'neutral';
        const mermaid = await loadMermaid();
        mermaid.initialize({ startOnLoad: false, theme, fontFamily: 'inherit' });
        svg.value = (await mermaid.render('mermaid-diagram', decodeURIComponent(source))).svg;
      });
    });
    return () => (svg.value === '' ? slots['default']?.() : h('div', { class: 'mermaid-diagram', innerHTML: svg.value }));
  },
});

/** Mermaid is large, and drawn on few pages: it comes when one of them asks, as the file that its makers built. */
function loadMermaid(): Promise<Mermaid> {
  return (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = mermaidUrl;
    script.addEventListener('load', () => resolve((globalThis as unknown as { readonly mermaid: Mermaid }).mermaid));
    script.addEventListener('error', () => reject(new Error(`Mermaid could not be loaded from ${mermaidUrl}.`)));
    document.head.append(script);
  }));
}

let loading: Promise<Mermaid> | undefined;
