/** English words of the screens after unlocking. Imported first, so that they are there when such a screen is drawn. */
import sheet from '../../../../content/interface/en.ftl?later';
import { addSheet } from './words.ts';

addSheet(sheet);
