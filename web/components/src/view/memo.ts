import { Component, h, type FunctionComponent } from "preact";

/** The part is drawn again only when one of its properties is another: a long list stays cheap. */
export function memo<P extends object>(part: FunctionComponent<P>): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const keys = new Set([...Object.keys(this.props), ...Object.keys(next)]) as Set<keyof P>;
      return [...keys].some((key) => this.props[key as keyof typeof this.props] !== next[key]);
    }

    override render() {
      return h(part, this.props as P);
    }
  }
  return Memo as unknown as FunctionComponent<P>;
}
