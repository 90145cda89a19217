import { useId } from "preact/hooks";
import { useAround } from "./hooks.js";

interface BarsProps {
  readonly title: string;
  readonly bars: readonly (readonly [string, number])[];
}

/** A bar for each thing that is counted: a table, of which a cell is drawn as well. */
export function Bars({ title, bars }: BarsProps) {
  const { words } = useAround();
  const most = Math.max(1, ...bars.map(([, count]) => count));
  return (
    <section class="ls-card">
      <h3>{title}</h3>
      {bars.length ? (
        <table class="ls-bars" aria-label={title}>
          <tbody>
            {bars.map(([name, count]) => (
              <tr key={name}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td class="ls-bar" aria-hidden="true">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                    <rect width={(100 * count) / most} height="10" rx="1" />
                  </svg>
                </td>
                <td class="ls-number">{words.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="ls-quiet">{words.say("stats.none")}</p>
      )}
    </section>
  );
}

interface ColumnsProps {
  readonly title: string;
  /** What each of a column's values is. */
  readonly series: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly short: string;
    readonly values: readonly number[];
  }[];
}

const [HEIGHT, WIDTH, GAP] = [120, 14, 6];

/** Values one beside the other, as they follow in time; the same as a table for those who read. */
export function Columns({ title, series, columns }: ColumnsProps) {
  const { words } = useAround();
  const id = useId();
  const most = Math.max(1, ...columns.flatMap(({ values }) => values));
  const step = WIDTH + GAP;
  const each = WIDTH / Math.max(1, series.length);
  const every = Math.max(1, Math.ceil(columns.length / 8));
  return (
    <section class="ls-card">
      <h3 id={id}>{title}</h3>
      {columns.length ? (
        <>
          <p class="ls-legend" aria-hidden="true">
            {series.map((name, index) => (
              <span key={name} class={`ls-series-${index}`}>
                {name}
              </span>
            ))}
          </p>
          <div class="ls-columns" aria-hidden="true">
            <svg viewBox={`0 0 ${columns.length * step} ${HEIGHT + 4}`} preserveAspectRatio="none">
              {columns.map(({ name, values }, column) =>
                values.map((value, index) => (
                  <rect
                    key={`${name} ${index}`}
                    class={`ls-series-${index}`}
                    x={column * step + index * each}
                    y={HEIGHT - (HEIGHT * value) / most}
                    width={each}
                    height={(HEIGHT * value) / most}
                  >
                    <title>{`${name}: ${series[index] ?? ""} ${words.number(value)}`}</title>
                  </rect>
                )),
              )}
            </svg>
            <p class="ls-axis">
              {columns
                .filter((_, index) => index % every === 0)
                .map(({ name, short }) => (
                  <span key={name}>{short}</span>
                ))}
            </p>
          </div>
          <details class="ls-details">
            <summary>{words.say("stats.table")}</summary>
            <table class="ls-table ls-plain-table" aria-labelledby={id}>
              <thead>
                <tr>
                  <th scope="col">{words.say("report.when")}</th>
                  {series.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {columns.map(({ name, values }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {values.map((value, index) => (
                      <td key={series[index]} class="ls-number">
                        {words.number(value)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      ) : (
        <p class="ls-quiet">{words.say("stats.none")}</p>
      )}
    </section>
  );
}
