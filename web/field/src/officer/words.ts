/** The words of what stands beside a screening, which the first visit does not need. */
import sheet from '../../../../content/interface/officer/en.ftl?raw';
import { addSheet } from '../parts/words.ts';

addSheet(sheet);
