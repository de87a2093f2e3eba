/**
 * The parts of DSFR 1.14 that we use, as style sheets; the only place that names the package. Its
 * scripts are not used: our dialogs, tabs and menus are the browser's own elements and a few lines.
 */
import "@codegouvfr/react-dsfr/dsfr/core/core.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/scheme/scheme.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/link/link.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/button/button.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/form/form.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/input/input.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/select/select.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/checkbox/checkbox.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/alert/alert.main.min.css";
import "@codegouvfr/react-dsfr/dsfr/component/badge/badge.main.min.css";
import "./typeface.css";
import "./icons.css";
import "./base.css";
import "./controls.css";
import "./layout.css";
