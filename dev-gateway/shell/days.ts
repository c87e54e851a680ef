// SPDX-License-Identifier: MIT
// Days that pass on the emulated computers pass in the tool, too: what it recorded is by the browser's clock.

const DAY = 24 * 60 * 60_000;
const button = document.getElementById('weeks') as HTMLButtonElement;
const told = document.getElementById('passed') as HTMLElement;

/** How far the tool's clock is ahead. */
let ahead = 0;
/** The clocks that are ahead. Each page of the tool has one of its own, though its window stays the same object. */
const made = new WeakSet<DateConstructor>();
let isFollowing = false;

/** Has the tool's clock be as far ahead as the computers' are, now and after each click on the button. */
export async function bringTime(frame: HTMLIFrameElement): Promise<void> {
    letPass(frame, await asked('GET'));
    if (isFollowing) return;
    isFollowing = true;
    button.addEventListener('click', () => {
        button.disabled = true;
        void asked('POST', { pass: 14 })
            .then(days => letPass(frame, days))
            .catch((error: unknown) => {
                told.textContent = String(error);
            })
            .finally(() => {
                button.disabled = false;
                button.focus();
            });
    });
}

/** How many days have passed on the computers. */
async function asked(method: 'GET' | 'POST', body?: object): Promise<number> {
    const response = await fetch('/dev/days', { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { passed: number }).passed;
}

function letPass(frame: HTMLIFrameElement, days: number): void {
    const tool = frame.contentWindow as (Window & typeof globalThis) | null;
    if (tool && days > 0 && !made.has(tool.Date)) {
        tool.Date = aheadOf(tool.Date);
        made.add(tool.Date);
    }
    ahead = days * DAY;
    if (days > 0) told.textContent = `${days} days have passed. Read the evidence again.`;
}

/** A clock that is ahead of another one. Without a time, a date is of now; all else stays as it is. */
function aheadOf(clock: DateConstructor): DateConstructor {
    const now = (): number => clock.now() + ahead;
    return new Proxy(clock, {
        construct: (target, given: unknown[], made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made) as object,
        get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown))
    });
}
