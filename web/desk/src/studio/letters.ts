/** The letters of every script the studio shows. The browser fetches only those a page holds. */
import '@fontsource-variable/noto-naskh-arabic/wght.css';
import '@fontsource-variable/noto-nastaliq-urdu/wght.css';
import '@fontsource-variable/noto-sans-bengali/wght.css';
import '@fontsource-variable/noto-sans-devanagari/wght.css';
import '@fontsource-variable/noto-sans-ethiopic/wght.css';
import '@fontsource-variable/noto-sans-gurmukhi/wght.css';
import '@fontsource-variable/noto-sans-hanifi-rohingya/wght.css';
import '@fontsource-variable/noto-sans-kayah-li/wght.css';
import '@fontsource-variable/noto-sans-khmer/wght.css';
import '@fontsource-variable/noto-sans-lao/wght.css';
import '@fontsource-variable/noto-sans-malayalam/wght.css';
import '@fontsource-variable/noto-sans-myanmar/wght.css';
import '@fontsource-variable/noto-sans-sinhala/wght.css';
import '@fontsource-variable/noto-sans-tamil/wght.css';
import '@fontsource-variable/noto-sans-telugu/wght.css';
import '@fontsource-variable/noto-sans-thaana/wght.css';
