// SPDX-License-Identifier: MIT
import { stat } from 'node:fs/promises';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { run } from './debian';

interface Point {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** What is drawn above the page: a caption in the shell's bar, and a ring with a pointer around what is clicked next. */
function draw({ caption, point }: { caption: string; point: Point | null }): void {
    document.getElementById('story')?.remove();
    const layer = document.body.appendChild(document.createElement('div'));
    layer.id = 'story';
    Object.assign(layer.style, { position: 'fixed', inset: '0', pointerEvents: 'none', zIndex: '1' });
    const bar = layer.appendChild(document.createElement('div'));
    bar.textContent = caption;
    const color = getComputedStyle(document.querySelector('header') ?? document.body).backgroundColor;
    Object.assign(bar.style, { position: 'absolute', inset: '0 0 auto 333px', background: color, color: '#fff' });
    Object.assign(bar.style, { font: "600 17px/48px 'Segoe UI', system-ui, sans-serif", paddingRight: '16px', textAlign: 'end' });
    if (!point) return;
    const ring = layer.appendChild(document.createElement('div'));
    const { x, y, width, height } = point;
    Object.assign(ring.style, { position: 'absolute', left: `${x - 5}px`, top: `${y - 5}px`, borderRadius: '6px' });
    Object.assign(ring.style, { width: `${width + 4}px`, height: `${height + 4}px`, border: '3px solid #d83b01' });
    const svg = layer.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    Object.assign(svg.style, { position: 'absolute', left: `${x + Math.min(width, 260) * 0.8}px`, top: `${y + height * 0.6}px` });
    svg.setAttribute('width', '24');
    svg.setAttribute('height', '32');
    const arrow = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
    arrow.setAttribute('d', 'M2 2v22l5.5-5 3.7 8.5 4-1.7-3.7-8.3H19z');
    Object.assign(arrow.style, { fill: '#000', stroke: '#fff', strokeWidth: '1.5' });
}

/** Pictures that are shown one after the other. */
export class Story {
    private readonly frames: string[] = [];

    constructor(
        private readonly page: Page,
        private readonly info: TestInfo
    ) {}

    /** Takes the next picture. The pointer is at what is clicked next. */
    async show(caption: string, seconds: number, next?: Locator): Promise<void> {
        await Promise.all(this.page.frames().map(frame => frame.evaluate(() => document.fonts.ready)));
        const point = next ? await next.boundingBox() : null;
        await this.page.evaluate(draw, { caption, point });
        const path = this.info.outputPath(`${String(this.frames.length / 3).padStart(2, '0')}.png`);
        await this.page.screenshot({ path, caret: 'initial' });
        await this.page.evaluate(() => document.getElementById('story')?.remove());
        this.frames.push('-d', String(seconds * 1000), path);
    }

    /** Joins the pictures. Gives the size of the file. */
    async save(file: string): Promise<number> {
        run('img2webp', ['-loop', '0', '-lossless', '-m', '6', ...this.frames, '-o', file]);
        return (await stat(file)).size;
    }
}
