import { h, type View } from '../../shared/view.ts';

interface Props {
  id: string;
  title: string;
  children?: View;
  /** The chart, on the right of the text. */
  figure?: View;
}

/** A section of the page. */
export function ChartSection({ id, title, children, figure }: Props): View {
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
