import type { Exporter } from './exporter.ts';
import type { ExportFormat } from './formats.ts';
import { exportHtml } from './html.ts';
import { exportIncidentIo } from './incident-io.ts';
import { exportJson } from './json.ts';
import { exportMarkdown } from './markdown.ts';

/** By the value of `--to`. */
export const exporters: Record<ExportFormat, Exporter> = {
  'incident-io': exportIncidentIo,
  markdown: exportMarkdown,
  html: exportHtml,
  json: exportJson,
};
