/** How pages look: light and dark, on a desk and on a phone. No font, picture or anything else from elsewhere. */

export const STYLE = `
:root{color-scheme:light dark;--back:#fff;--soft:#f4f6f8;--line:#d5dbe1;--ink:#1c2329;--quiet:#566069;--accent:#0b63ce;
--good:#1a7f3c;--warn:#8f5700;--bad:#b3261e;--bar:#dfe4e9}
@media screen and (prefers-color-scheme:dark){:root{--back:#14181c;--soft:#1d2328;--line:#39424a;--ink:#e4e8eb;--quiet:#a3adb6;
--accent:#7ab4ff;--good:#5cc47f;--warn:#e5b054;--bad:#ff8a80;--bar:#323a42}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.25rem clamp(1rem,3vw,2.5rem) 3rem;max-width:88rem;background:var(--back);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent)}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}
bdi{unicode-bidi:isolate}
.quiet,.file,footer{color:var(--quiet);font-size:.875rem}
.file{display:block;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.8125rem}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stage{display:inline-block;padding:0 .6em;border:1px solid var(--line);border-radius:1em;font-size:.875rem;
white-space:nowrap}
.bar{display:block;width:100%;height:.5rem;border-radius:.25rem;background:var(--bar)}
.bar rect{fill:var(--accent)}.bar.full rect{fill:var(--good)}
.numbers{display:block;font-variant-numeric:tabular-nums;font-size:.875rem;white-space:nowrap}
.strip{display:inline-block;vertical-align:middle;height:1rem;max-width:100%}
.strip .room{fill:var(--bar)}.strip .part{fill:var(--accent)}.strip .full{fill:var(--good)}
details{margin:.125rem 0}
summary{cursor:pointer}
summary:focus-visible,a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible{
outline:2px solid var(--accent);outline-offset:2px}
ul.plain{list-style:none;margin:.375rem 0;padding:0}
ul.plain>li{padding:.25rem 0;border-top:1px solid var(--line)}
ul.plain>li:first-child{border-top:0}
.why,.state{color:var(--quiet);font-size:.8125rem}
.why{display:block}
summary>.why{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
details[open]>summary>.why{display:none}
.sections li{display:grid;grid-template-columns:minmax(0,1fr) 5rem 3.25rem;gap:.5rem;align-items:center;
padding:.125rem 0;border:0!important;font-size:.875rem}
.sections li>:last-child{text-align:right;font-variant-numeric:tabular-nums;color:var(--quiet)}
.overview .sections li{grid-template-columns:minmax(0,1fr) auto;gap:.125rem .5rem;padding:.25rem 0}.overview .sections .bar{grid-row:2;grid-column:1/3}
.overview .sections li>:last-child{grid-row:1;grid-column:2}
.deep-1{padding-left:1em}.deep-2{padding-left:2em}.deep-3{padding-left:3em}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.75rem}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin:1rem 0}
.tools[hidden]{display:none}
.tools>div{display:grid;grid-template-columns:minmax(0,1fr)}
.tools label{font-size:.8125rem;color:var(--quiet)}
.tools input,.tools select{font:inherit;color:var(--ink);background:var(--back);border:1px solid var(--line);
border-radius:.375rem;padding:.375rem .5rem;min-height:2.5rem;width:100%;min-width:0}
.tools>div:not(.search){flex:0 1 9.5rem}
.tools .search{flex:1 1 14rem;max-width:22rem}
.tools output{color:var(--quiet);padding-bottom:.5rem}
.overview{width:100%;border-collapse:collapse}
.overview th,.overview td{text-align:left;vertical-align:top;padding:.625rem .75rem .625rem 0;
border-bottom:1px solid var(--line);font-weight:400}
.overview thead th{font-size:.875rem;color:var(--quiet);vertical-align:bottom;white-space:nowrap}
.overview thead button{font:inherit;color:inherit;background:none;border:0;padding:.25rem 0;cursor:pointer}
.overview thead [aria-sort] button{color:var(--ink);font-weight:600}
.overview thead button::after{content:" ↕";color:var(--line)}
.overview [aria-sort=ascending] button::after{content:" ↑";color:inherit}
.overview [aria-sort=descending] button::after{content:" ↓";color:inherit}
.overview tbody th{width:24%}.overview .name{font-weight:600}
.overview .how-far{width:14%}.overview .ahead{width:20%}
.overview .of-owner,.overview .of-group,.overview .of-status{font-size:.875rem;max-width:11rem;overflow-wrap:break-word}
.overview time{font-variant-numeric:tabular-nums;white-space:nowrap;font-size:.875rem}
.overview .next{display:block}
.jump{display:none}
.report article{border-top:1px solid var(--line);padding:.75rem 0;max-width:60rem}.report h3{font-size:1.05rem;margin:0}
.report p{margin:.125rem 0}.report dl{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:.125rem 1rem;margin:.5rem 0 0;
font-size:.9375rem}.report dt{color:var(--quiet)}.report dd{margin:0}
.problems{border-left:3px solid var(--bad);padding-left:1rem}
.page{display:grid;grid-template-columns:minmax(0,1fr) 22rem;gap:2.5rem;margin-top:1.5rem}
.page aside{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto;align-self:start;grid-column:2;
grid-row:1;background:var(--soft);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem}
.page article{grid-column:1;grid-row:1;min-width:0;max-width:52rem}
aside h2{font-size:1rem;margin:1rem 0 .25rem}aside h2:first-child{margin-top:0}
aside summary h2{display:inline}
aside details{border-top:1px solid var(--line);padding:.5rem 0}
aside>details:first-of-type{border-top:0}
article h1,article h2,article h3,article h4{line-height:1.3;margin:1.75em 0 .5em}
article h1{font-size:1.5rem}article h2{font-size:1.35rem}article h3{font-size:1.15rem}article h4{font-size:1rem}
article>:first-child{margin-top:0}
article :target,article :has(>span:target){scroll-margin-top:1rem;background:color-mix(in srgb,var(--accent) 14%,transparent)}
article pre{background:var(--soft);border:1px solid var(--line);border-radius:.375rem;padding:.75rem;overflow:auto;
overflow-wrap:normal}
article code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.875em;background:var(--soft);
border-radius:.25rem;padding:.1em .3em}
article pre code{background:none;padding:0}
article blockquote{margin:1em 0;padding-left:1rem;border-left:3px solid var(--line);color:var(--quiet)}
article table{border-collapse:collapse;display:block;overflow:auto}
article td,article th{border:1px solid var(--line);padding:.375rem .625rem;text-align:left}
article .contents{margin:1em 0}article .contents>summary{font-weight:600}
article .contains-task-list{list-style:none;padding-left:1.25rem}
article .task-list-item{position:relative}
article .task-list-item>input{position:absolute;left:-1.25rem;top:.35em;margin:0}
.noted{border-left:3px solid var(--bad);padding-left:.625rem;margin-left:-.8rem}
li.noted{border-left:0;padding-left:0;margin-left:0}
.noted::before{content:attr(data-note);display:block;width:fit-content;font:600 .75rem/1.5 system-ui,sans-serif;
color:var(--bad);border:1px solid;border-radius:1em;padding:0 .6em;margin-bottom:.125rem}
@media screen and (max-width:52rem){
.page{display:block}.page aside{position:static;max-height:none;margin-top:2rem}
.jump{display:block;margin:.5rem 0 0}
.report dl{grid-template-columns:minmax(0,1fr)}.report dd{padding-bottom:.25rem}
.tools:not([hidden]){display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}.tools>div:not(.search){max-width:none}.tools .search,.tools output{grid-column:1/3;max-width:none}
.overview,.overview tbody,.overview tr,.overview th,.overview td{display:block;width:auto!important}
.overview thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.overview tr{border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;margin-bottom:.75rem}
.overview tr[hidden]{display:none}
.overview th,.overview td{border:0;padding:.25rem 0}
.overview td[class^=of-]{display:grid;grid-template-columns:6rem minmax(0,1fr);align-items:baseline;max-width:none}
.overview .of-stage .stage{justify-self:start}
.overview td::before{content:attr(data-label);display:block;color:var(--quiet);font-size:.8125rem}
}
@media print{
:root{color-scheme:light}
body{padding:0;font-size:.875rem}
.tools,.tools:not([hidden]){display:none}
.overview thead button::after{content:""}
.overview tr,.page aside li{break-inside:avoid}article :is(h1,h2,h3,h4){break-after:avoid}
.page{display:block}.page aside{position:static;max-height:none;margin-top:2rem}
}
`;
