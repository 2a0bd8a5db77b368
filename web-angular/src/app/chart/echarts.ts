import { LineChart, LineSeriesOption } from 'echarts/charts';
import { GridComponent, GridComponentOption, MarkAreaComponent, MarkLineComponent } from 'echarts/components';
import { ComposeOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

/** Only what the charts draw with; tooltips, legends and cursors are the application's own. */
use([LineChart, GridComponent, MarkLineComponent, MarkAreaComponent, CanvasRenderer]);

export type LineOption = ComposeOption<LineSeriesOption | GridComponentOption>;

export const echarts = { init };
