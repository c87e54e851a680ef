// SPDX-License-Identifier: MIT
import type { Route } from '@angular/router';
import type { Strings } from './strings/strings';
import { mayLeave } from './ui/navigation/leaving';
import { ThisComputerComponent } from './this-computer/this-computer.component';

/** A tab is a route with an address of its own and a title. */
interface Tab extends Route {
    readonly path: string;
    readonly name: keyof Strings['Tab'];
}

/** The tabs in their order. A new one is an entry here, and its title a text; only the first is in the first load. */
export const tabs: readonly Tab[] = [
    { name: 'thisComputer', path: '', component: ThisComputerComponent, canDeactivate: [mayLeave] },
    {
        name: 'compatibility',
        path: 'compatibility',
        loadChildren: () => import('./compatibility/compatibility.module').then(module => module.CompatibilityModule)
    },
    {
        name: 'allComputers',
        path: 'all-computers',
        loadChildren: () => import('./all-computers/all-computers.module').then(module => module.AllComputersModule)
    }
];
