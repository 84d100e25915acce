import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import type { FilesContext, SiteText } from '../../../../src/publish/renderer.ts';
import { plainText } from '../../../../src/text/plain-text.ts';
import { facetsOf } from '../../catalog/facets.ts';
import { count } from '../../catalog/labels.ts';
import { incidentPath, servicePath } from '../../catalog/links.ts';
import { hrefFrom } from '../../shared/href-from.ts';
import { previewText } from '../../catalog/preview-text.ts';

const most = 100;

/**
 * What language models read first of a site: what it is, and where its texts are.
 *
 * @see https://llmstxt.org
 */
export function llmsTxt(catalog: Catalog, context: FilesContext): SiteText {
  return { path: 'llms.txt', text: () => writeLlmsTxt(catalog, context) };
}

function writeLlmsTxt(catalog: Catalog, { settings, markdown }: FilesContext): string {
  const { url, title } = settings.site;
  const { incidents } = catalog;
  const linked = (name: string, path: string, note: string): string => {
    const target = url === undefined ? path : hrefFrom(`${url}/`, path);
    return `- [${escaped(name)}](${target})${note === '' ? '' : `: ${escaped(note)}`}`;
  };
  const incidentItem = (incident: Incident): string =>
    linked(
      incident.title ?? incident.id,
      (incident.source ? undefined : markdown.get(incident.path)) ?? incidentPath(incident),
      [incident.source?.name, previewText(incident), incident.impact.summary].filter(Boolean).join('. '),
    );
  const services = facetsOf(catalog, 'service');
  const sections: [heading: string, items: string[]][] = [
    [
      incidents.length > most ? `The ${most} newest incidents` : 'Incidents',
      incidents.slice(0, most).map(incidentItem),
    ],
    [
      'Services',
      services.map((facet) => linked(facet.name, servicePath(facet), count(facet.incidents.length, 'incident'))),
    ],
    [
      'Data',
      [
        linked('catalog.json', 'catalog.json', 'Everything known about all incidents except their prose, newest first'),
        linked('Outstanding tasks', 'tasks.csv', 'With owners and due dates'),
      ],
    ],
  ];
  const text = sections.flatMap(([heading, items]) =>
    items.length > 0 ? [`## ${heading}\n\n${items.join('\n')}\n`] : [],
  );
  const about = `${count(incidents.length, 'postmortem')} of incidents: timelines, causes, and tasks that came of them.`;
  return [`# ${escaped(title)}\n`, `> ${about}\n`, ...text].join('\n');
}

/** A text of a document on one line of Markdown, where it is no markup. */
function escaped(text: string): string {
  return plainText(text).replaceAll(/[\\`*_[\]<>]/g, String.raw`\$&`);
}
