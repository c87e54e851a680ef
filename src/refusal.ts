// SPDX-License-Identifier: MIT

/** Says in the page where the extension must be opened, in place of starting it. */
export async function refuseToStart(page: Document): Promise<void> {
    const answer = await fetch('assets/strings/strings.json');
    const { Strings } = (await answer.json()) as { Strings: { SmbSigning: { Refusal: { Title: string; Advice: string } } } };
    const { Title, Advice } = Strings.SmbSigning.Refusal;
    const [heading, advice, main] = [page.createElement('h1'), page.createElement('p'), page.createElement('main')];
    heading.textContent = Title;
    advice.textContent = Advice;
    main.append(heading, advice);
    page.body.replaceChildren(main);
}
