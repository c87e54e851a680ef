// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { PreloadAllModules, Route, RouterModule } from '@angular/router';
import { IdleComponent } from '@microsoft/windows-admin-center-sdk/angular';
import { tabs } from './tabs';
import { closedPath } from './ui/navigation/opening';
import { thisComputerPath, withoutComputer } from './ui/navigation/place';

const loadNoComputer: Route['loadChildren'] = () =>
    import('./all-computers/no-computer/no-computer.module').then(module => module.NoComputerModule);

@NgModule({
    imports: [
        RouterModule.forRoot(
            [
                { path: closedPath, component: IdleComponent }, // where Windows Admin Center sends the frame while another tool is shown
                { matcher: withoutComputer(''), redirectTo: '/all-computers' },
                ...[thisComputerPath, 'compatibility'].map(path => ({ matcher: withoutComputer(path), loadChildren: loadNoComputer })),
                ...tabs.map(({ name: _, ...route }) => route),
                { path: '**', redirectTo: '' }
            ],
            // The shell says where to go first. Once that is shown the other tabs are loaded: a click on one waits for nothing.
            { initialNavigation: 'disabled', preloadingStrategy: PreloadAllModules }
        )
    ],
    exports: [RouterModule]
})
export class AppRoutingModule {}
