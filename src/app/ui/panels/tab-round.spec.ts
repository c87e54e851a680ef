// SPDX-License-Identifier: MIT
import { tabRound } from './tab-round';

describe('Tab in a panel', () => {
    let panel: HTMLElement;

    beforeEach(() => {
        panel = document.createElement('div');
        panel.tabIndex = -1;
        document.body.append(panel);
    });
    afterEach(() => panel.remove());

    /** Where the focus is after Tab, as far as the panel moves it: the id; empty: it leaves that to the browser. */
    function after(from: string, isBack = false): string {
        const start = from === '' ? panel : (panel.querySelector<HTMLElement>(`#${from}`) as HTMLElement);
        start.focus();
        const event = new Event('keydown', { cancelable: true });
        tabRound(panel, event, isBack);
        return event.defaultPrevented ? (document.activeElement?.id ?? '') : '';
    }

    it('goes from the last element to the first, and back', () => {
        panel.innerHTML = '<a href="#" id="one">1</a><button id="two">2</button><input id="three">';
        expect([after('one'), after('two'), after('three')]).toEqual(['', '', 'one']);
        expect([after('one', true), after('', true), after('two', true)]).toEqual(['three', 'three', '']);
    });

    it('counts only what takes the focus: nothing hidden or disabled, and of radio buttons the checked one', () => {
        panel.innerHTML = `<button id="off" disabled>0</button><input type="radio" name="r" id="a"><input type="radio" name="r" id="b" checked>
            <span tabindex="-1" id="no">x</span><button id="hidden" style="display: none">1</button>`;
        expect([after('b'), after('b', true)]).toEqual(['b', 'b']);
    });

    it('leaves a panel without elements alone', () => expect(after('')).toBe(''));
});
