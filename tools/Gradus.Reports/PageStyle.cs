namespace Gradus.Reports;

/// <summary>The page's style sheet. Every pair of text and ground has a contrast of at least 4.5 : 1 in both schemes.</summary>
internal static class PageStyle
{
    /// <summary>The CSS.</summary>
    public static Markup Sheet { get; } = Markup.Of($$"""
        :root {
          color-scheme: light dark;
          --ground: #ffffff; --raised: #f5f6f8; --line: #d5d9e0; --text: #1b1f27; --faint: #5a6270; --link: #0b57c2;
          --good: #146c2e; --partly: #855000; --bad: #b3221b; --fill: #2f7d4a;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171c; --raised: #1d2128; --line: #363c47; --text: #e5e8ed; --faint: #a2aab7; --link: #8ab8ff;
            --good: #7bd494; --partly: #efb95f; --bad: #ff938a; --fill: #4fa36d;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 54rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
        h2 { margin: 2.25rem 0 .75rem; font-size: 1.15rem; }
        h3 { display: inline; font-size: 1rem; }
        p { margin: .5rem 0; }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
        code { font: .875em/1.5 ui-monospace, "Cascadia Mono", "SF Mono", Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        small { color: var(--faint); font-size: .85em; }
        .audience { margin: .15rem 0 0; color: var(--faint); }
        .score { margin: 1rem 0 .4rem; font-size: 1.35rem; font-weight: 650; font-variant-numeric: tabular-nums; }
        .bar { height: .5rem; border-radius: .25rem; background: var(--line); overflow: hidden; }
        .bar span { display: block; height: 100%; background: var(--fill); }
        .outcome { margin-top: 1.5rem; padding: .75rem 1rem; border-left: 4px solid var(--bad); background: var(--raised); }
        .note { color: var(--faint); }
        main > .note { margin-top: 1.25rem; color: var(--text); }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; }
        caption { padding: .75rem 0 .35rem; text-align: left; font-weight: 600; }
        th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
        thead th { color: var(--faint); font-size: .85rem; }
        tbody th { padding-left: 1rem; }
        thead th:first-child, .group th, footer tbody th { padding-left: 0; }
        .group th, .group td { padding-top: 1rem; font-weight: 650; }
        .points { padding-right: 0; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        td.passed, td.partial, td.failed, td.policy, td.crashed, td.timed-out, td.out-of-memory, td.output-limit, td.not-implemented, td.skipped, td.infrastructure { white-space: nowrap; }
        th[class] { white-space: nowrap; }
        .mark { display: inline-block; width: 1.1em; text-align: center; }
        .passed { color: var(--good); }
        .partial, .warning { color: var(--partly); }
        .failed, .policy, .crashed, .timed-out, .out-of-memory, .output-limit, .error { color: var(--bad); }
        .not-implemented, .skipped, .infrastructure { color: var(--faint); }
        .said, .value { white-space: pre-wrap; overflow-wrap: anywhere; }
        .why { font-weight: 600; }
        summary { cursor: pointer; }
        .loss { margin: 0 0 .75rem; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--raised); }
        .loss h3 span { font-weight: 500; }
        .what { margin: .1rem 0 0 1.15rem; color: var(--faint); }
        .what span { margin-right: .75rem; }
        .parts { margin: .6rem 0 0; padding: 0; list-style: none; }
        .parts li { margin: .5rem 0; padding-left: .75rem; border-left: 2px solid var(--line); }
        .parts p { margin: 0; }
        .parts .rest { color: var(--faint); }
        .curve { margin: .4rem 0 .6rem; }
        .curve svg { display: block; width: 100%; max-width: 34rem; height: auto; }
        .curve text { fill: var(--faint); font-size: 11px; font-variant-numeric: tabular-nums; }
        .curve .frame { fill: none; stroke: var(--line); }
        .curve polygon.band { fill: var(--fill); fill-opacity: .25; }
        .curve polyline { fill: none; stroke-linejoin: round; }
        .curve polyline.right { stroke: var(--good); stroke-width: 1.5; stroke-dasharray: 5 4; }
        .curve .own { stroke: var(--link); stroke-width: 2; }
        .curve circle.own { fill: var(--link); }
        .curve figcaption { color: var(--faint); font-size: .85em; font-variant-numeric: tabular-nums; }
        .curve figcaption span { display: inline-block; margin-right: 1rem; white-space: nowrap; }
        .curve figcaption span::before { content: ""; display: inline-block; width: 1.4rem; margin-right: .4rem; vertical-align: middle; border-top: 2px solid var(--link); }
        .curve figcaption .right::before { border-top: 2px dashed var(--good); }
        .curve figcaption .band::before { height: .7rem; border: 0; background: var(--fill); opacity: .35; }
        .curves { margin-top: 2.25rem; }
        .curves h2 { display: inline; }
        .curves h3 { display: block; margin: 1rem 0 .3rem; }
        .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        dl { display: grid; grid-template-columns: minmax(6.5rem, max-content) 1fr; gap: .2rem 1rem; margin: .5rem 0 0; }
        dt { color: var(--faint); }
        dd { margin: 0; min-width: 0; }
        footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; }
        footer h2 { display: inline; margin: 0; font-size: 1rem; }
        footer details { margin: .6rem 0; }
        .place code { white-space: nowrap; }
        .hash { word-break: break-all; }
        @media (max-width: 34rem) {
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin-bottom: .35rem; }
        }
        @media print {
          :root { --ground: #fff; --raised: #fff; --line: #999; --text: #000; --faint: #444; --link: #000; --good: #146c2e; --partly: #855000; --bad: #b3221b; }
          body { max-width: none; padding: 0; font-size: 10.5pt; }
          details::details-content { content-visibility: visible; block-size: auto; }
          .loss, tr { break-inside: avoid; }
          h2 { break-after: avoid; }
          a { text-decoration: none; }
        }
        """);
}
