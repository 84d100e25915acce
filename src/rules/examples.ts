/** Builders for the documents of examples. */

/** A document with this frontmatter and a timeline, one item for each entry. */
export function withTimeline(frontmatter: string, ...entries: string[]): string {
  return `---\n${frontmatter}\n---\n## Timeline\n${itemsOf(entries)}`;
}

/** A timeline of 10 August 2024, in UTC. */
export function timeline(...entries: string[]): string {
  return withTimeline('duration: { start: 2024-08-10T14:30Z }', ...entries);
}

/** A document with a title and this body. */
export function withBody(body: string): string {
  return `---\ntitle: A\n---\n${body}\n`;
}

/** A document with open tasks in a checklist. */
export function withChecklist(...titles: string[]): string {
  return withBody(`## Tasks\n${titles.map((title) => `- [ ] ${title}`).join('\n')}`);
}

/** A document with tasks in its frontmatter. */
export function withTasks(...titles: string[]): string {
  return `---\ntasks:\n${titles.map((title) => `  - title: ${title}\n`).join('')}---\n`;
}

function itemsOf(entries: readonly string[]): string {
  return entries.map((entry) => `- ${entry}\n`).join('');
}
