import { TextlintKernel } from '@textlint/kernel';
import { MarkdownProcessor } from '@textlint/textlint-plugin-markdown/lib/src/MarkdownProcessor.js';
import type { TextlintRuleReporter } from '@textlint/types';
import { pageOf, type Finding } from './page.ts';
import type { Passage } from './passage.ts';
import { sentencesOf } from './sentences.ts';
import { avoidedPhrases } from './avoided-phrases.ts';

/** Reports the phrases that our sentences avoid. */
const avoidPhrases: TextlintRuleReporter = (context) => {
  const check = (node: Parameters<typeof context.getSource>[0] & object) => {
    for (const sentence of sentencesOf(context.getSource(node)))
      for (const { pattern, use } of avoidedPhrases) {
        const found = pattern.exec(sentence)?.[0];
        if (found !== undefined)
          context.report(node, new context.RuleError(`"${found}": use ${use} (${sentence})`));
      }
  };
  return { [context.Syntax.Paragraph]: check, [context.Syntax.Header]: check };
};

const kernel = new TextlintKernel();

/** Finds avoided phrases in the passages of one file. */
export async function checkStyle(passages: readonly Passage[]): Promise<readonly Finding[]> {
  const page = pageOf(passages);
  const { messages } = await kernel.lintText(page.text, {
    ext: '.md',
    plugins: [{ pluginId: 'markdown', plugin: { Processor: MarkdownProcessor } }],
    rules: [{ ruleId: 'avoid-phrases', rule: avoidPhrases }],
  });
  return messages.map(({ loc, message }) => {
    const { file, line } = page.originOf(loc.start.line);
    return { file, line, message };
  });
}
