import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { fieldNamed } from '../../postmortem/labels.ts';
import { oneLine } from '../../text/one-line.ts';
import { pageName } from './page-name.ts';

/** The title of a write-up, and where it stands. */
export interface FoundTitle {
  title: string;
  /** The heading that it was taken from. */
  heading?: Heading;
  /** It is made from the name of the file. */
  inferred?: true;
}

const genre = String.raw`(?:incident |outage |public |service )?(?:post[- ]?mortem|post[- ]incident (?:report|review|analysis)|incident (?:report|review|summary|analysis|retrospective)|retrospective|root cause analysis|rca|pir)(?: report| analysis| document)?`;
const genreElsewhere =
  "ポストモーテム|障害報告書?|インシデント(?:レポート|報告書?)|故障(?:复盘|报告)|事故(?:复盘|报告)|复盘(?:报告)?|пост-?мортем|отч[её]т об инциденте|(?:compte[- ]rendu|rapport)(?: d[’']incident)|informe (?:de|del) incidente|relatório (?:de|do) incidente|(?:störungs|ausfall|vorfall)s?bericht|rapporto (?:di|dell[’'])incidente";
const prefix = new RegExp(String.raw`^(?:${genre}|${genreElsewhere})(?: (?:for|of|on)(?: the)?)?\s*[:：–—|-]\s*`, 'i');
const genreAlone = new RegExp(String.raw`^(?:the )?(?:${genre}|${genreElsewhere})$`, 'i');

/**
 * Find the title: the first heading of level 1, else a first line such as `Postmortem: Sign-ins fail`, else the name of
 * the file.
 */
export function findTitle(children: readonly RootContent[], path: string): FoundTitle {
  const headings = children.filter((node): node is Heading => node.type === 'heading' && node.depth === 1);
  for (const heading of headings) {
    const title = cleaned(toString(heading));
    if (title !== undefined) return { title, heading };
  }
  const first = children.find(
    (node) => node.type !== 'yaml' && node.type !== 'html' && !headings.includes(node as Heading),
  );
  const [line = ''] =
    first && (first.type === 'paragraph' || first.type === 'heading') ? toString(first).split('\n') : [];
  const named = prefix.test(line.trim()) ? cleaned(line) : titleBelow(children);
  return named === undefined ? { title: nameOfFile(path), inferred: true } : { title: named };
}

/**
 * A heading of another level that begins the text, or stands directly below `# Postmortem`, and names no section; or one
 * short line there.
 */
function titleBelow(children: readonly RootContent[]): string | undefined {
  const nodes = children.filter(({ type }) => type !== 'yaml' && type !== 'html');
  for (const node of nodes) {
    if (node.type !== 'heading') return node === nodes[0] ? undefined : lineOf(node);
    const title = cleaned(toString(node));
    if (title !== undefined) return fieldNamed(title) || sectionName.test(title) ? undefined : title;
  }
  return undefined;
}

function lineOf(node: RootContent): string | undefined {
  const text = node.type === 'paragraph' ? toString(node).trim() : '';
  const isTitle = text.length > 0 && text.length <= 90 && !/[:：\n]|[.!?] /.test(text);
  return isTitle ? cleaned(text) : undefined;
}

const sectionName =
  /^(?:\P{L}*)(?:(?:issue|executive|incident|outage) )?(?:summary|overview|introduction|background|context|timeline|details?|description|metadata|abstract|tl;?dr|table of contents|contents|what happened|zusammenfassung|überblick|resumen|resumo|résumé|riassunto|samenvatting|podsumowanie|краткое|описание|概要|サマリー|メタデータ|摘要|背景|概述|요약)/iu;

function cleaned(text: string): string | undefined {
  const title = oneLine(text).replace(prefix, '').trim();
  return title === '' || genreAlone.test(title.replace(/^(?:0x)?[\dA-F]+[.)]\s+/i, '')) || isTemplate(title)
    ? undefined
    : title;
}

/** `<title>`, `ISSUE NAME`: what a template says where the title goes. */
function isTemplate(title: string): boolean {
  return /^[[<{].*[\]>}]$|^(?:insert |your |the )?(?:incident |issue |outage |document )?(?:title|name|headline)(?: here| of (?:the )?(?:incident|issue|outage))?$/i.test(
    title,
  );
}

/** `2021-05-09-negative_coin-values.md` as `Negative coin values`. */
function nameOfFile(path: string): string {
  const stem = pageName(path);
  const words = stem
    .replaceAll(/\d{4}-\d{2}(?:-\d{2})?/g, ' ')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim();
  const title = words || stem;
  return title.charAt(0).toUpperCase() + title.slice(1);
}
