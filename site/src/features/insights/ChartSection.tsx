import type { ComponentChildren } from 'preact';

interface Props {
  id: string;
  title: string;
  children?: ComponentChildren;
  /** The chart, on the right of the text. */
  figure?: ComponentChildren;
}

/** A section of the page. */
export function ChartSection({ id, title, children, figure }: Props): ComponentChildren {
  return (
    <section class="chart-row" aria-labelledby={id}>
      <div class="say">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      {figure && <figure>{figure}</figure>}
    </section>
  );
}
