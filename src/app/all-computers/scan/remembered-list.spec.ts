// SPDX-License-Identifier: MIT
import { defaultView } from '../../domain/list/list-view';
import { RememberedList } from './remembered-list';

describe('what is remembered of the list', () => {
    const view = { ...defaultView, search: 'srv' };
    const place = { top: 480, active: 'srv7' };

    it('is the place in the view that was left, until it was found again', () => {
        const list = new RememberedList();
        expect(list.placeIn(view)).toBeNull();
        list.leave(view, place);
        // The tab's own address has no view: the one that was left comes a moment later.
        expect(list.placeIn(defaultView)).toBeNull();
        expect(list.placeIn({ ...view })).toEqual(place);
        expect(list.placeIn(view)).toBeNull();
    });

    it('is no place in another part or order', () => {
        const list = new RememberedList();
        list.leave(view, place);
        expect(list.placeIn({ ...view, descending: true })).toBeNull();
        expect(list.placeIn({ ...view, state: 'neither' })).toBeNull();
    });
});
