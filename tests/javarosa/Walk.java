import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.GroupDef;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.AnswerDataFactory;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.UncastData;
import org.javarosa.core.model.data.helper.AnswerDataUtil;
import org.javarosa.core.model.instance.FormInstance;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataSerializer;
import org.javarosa.xform.util.XFormUtils;
import org.opendatakit.validate.ErrorListener;
import org.opendatakit.validate.FormValidator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Walks through a form in JavaRosa as ODK Collect does, and has ODK Validate look forms over: what is asked stands on a line of its input, what is
 * told on a line of its output, names and values as in the query of an address.
 *
 * <pre>
 * validate PATH    →                               what ODK Validate says against an XForm; an empty line where it is valid
 * begin PATH       → what the form holds           a walk begins, with nothing answered
 * set KEY=VALUE    → verdict, what it holds        the answer is kept when no constraint stands against it
 * add KEY          → verdict, what it holds        one more instance of a repeat
 * remove KEY       → verdict, what it holds        that instance goes
 * </pre>
 *
 * A key is a path such as /data/child[2]/age. What a form holds: `h:KEY` is hidden, `v:KEY=…` has a value, `q:KEY` must be answered, and `c:KEY=…`
 * offers these choices, each encoded, with | between.
 */
public class Walk {
    private static String path = "";
    private static FormDef form;
    private static FormInstance pristine;
    private static FormEntryController controller;
    private static final Map<String, FormIndex> indexes = new HashMap<>();
    /** What was chosen, by key, when all stood still: jr:choice-name() looks at choices too, and takes away what is no longer offered. */
    private static final Map<String, String> held = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        System.setOut(System.err); // what JavaRosa prints is no answer
        new JavaRosaCoreModule().registerModule();
        new XFormsModule().registerModule();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split(" ", 2);
            out.println(parts[0].equals("validate") ? encode(complaints(parts[1])) : parts[0].equals("begin") ? begin(parts[1]) : step(parts[0], parts[1]));
        }
    }

    private static String complaints(String form) {
        StringBuilder said = new StringBuilder();
        new FormValidator().setErrorListener(new ErrorListener() {
            public void error(Object error) {
                said.append(error).append('\n');
            }
            public void error(Object error, Throwable why) {
                said.append(error).append(' ').append(why).append('\n');
            }
            public void info(Object what) {
            }
        }).validate(form);
        return said.toString().trim();
    }

    private static String begin(String from) throws Exception {
        if (!from.equals(path)) {
            try (InputStream file = new FileInputStream(from)) {
                form = XFormUtils.getFormFromInputStream(file);
            }
            pristine = form.getMainInstance().clone();
            path = from;
        } else {
            form.setInstance(pristine.clone());
        }
        form.initialize(true, new InstanceInitializationFactory());
        held.clear();
        controller = new FormEntryController(new FormEntryModel(form));
        return told("ok");
    }

    private static String step(String what, String given) {
        String[] parts = given.split("=", 2);
        String key = decode(parts[0]);
        try {
            FormIndex index = indexes.get(what.equals("add") ? key + "+" : key);
            if (index == null) return told("nowhere");
            if (!what.equals("set")) held.clear();
            if (what.equals("add")) add(index, key);
            else if (what.equals("remove")) controller.deleteRepeat(index);
            else return told(answer(index, decode(parts[1])));
            return told("ok");
        } catch (RuntimeException error) {
            return told("error: " + error.getMessage());
        }
    }

    /** A round within a round is there at once for whoever fills in a form here or on the web; Collect asks for it first. */
    private static void add(FormIndex index, String key) {
        Set<String> before = new HashSet<>(indexes.keySet());
        controller.newRepeat(index);
        look(new ArrayList<>());
        for (String each : new TreeSet<>(indexes.keySet())) {
            boolean isInside = each.startsWith(key + "[") || each.startsWith(key + "/");
            if (each.endsWith("+") && isInside && !before.contains(each) && !indexes.containsKey(each.substring(0, each.length() - 1)))
                add(indexes.get(each), each.substring(0, each.length() - 1));
        }
    }

    private static String answer(FormIndex index, String text) {
        FormEntryPrompt prompt = new FormEntryPrompt(form, index);
        IAnswerData data = text.isEmpty() ? null : cast(prompt, text);
        int status = controller.answerQuestion(index, data, true);
        held.remove(keyOf(index.getReference()));
        return status == FormEntryController.ANSWER_CONSTRAINT_VIOLATED ? "constraint" : status == FormEntryController.ANSWER_REQUIRED_BUT_EMPTY ? "required" : "ok";
    }

    private static IAnswerData cast(FormEntryPrompt prompt, String text) {
        TreeElement node = form.getMainInstance().resolveReference(prompt.getIndex().getReference());
        return AnswerDataFactory.template(prompt.getControlType(), node.getDataType()).cast(new UncastData(text));
    }

    /** As somebody swiping through: repeats that are counted get their instances, choices are looked at where they are shown. */
    private static String told(String verdict) {
        List<String> told = new ArrayList<>();
        told.add("verdict=" + encode(verdict));
        try {
            List<String> seen = new ArrayList<>();
            while (trim() || !look(seen)) seen.clear();
            told.addAll(seen);
            tell(form.getMainInstance().getRoot(), "/" + form.getMainInstance().getRoot().getName(), told);
        } catch (RuntimeException error) {
            told.set(0, "verdict=" + encode("error: " + error.getMessage()));
        }
        return String.join("&", told);
    }

    /** Rounds above the number that a form counts are passed over by JavaRosa and kept; all others, and we, take them away. */
    private static boolean trim() {
        FormEntryModel model = controller.getModel();
        for (FormIndex at = model.incrementIndex(FormIndex.createBeginningOfFormIndex()); at.isInForm(); at = model.incrementIndex(at)) {
            if (!(form.getChild(at) instanceof GroupDef)) continue;
            GroupDef group = (GroupDef) form.getChild(at);
            if (!group.getRepeat() || group.getCountReference() == null || form.getMainInstance().resolveReference(at.getReference()) == null) continue;
            TreeReference counted = FormInstance.unpackReference(group.getCountReference()).contextualize(at.getReference());
            IAnswerData count = form.getMainInstance().resolveReference(counted).getValue();
            if (at.getTerminal().getInstanceIndex() < (count == null ? 0 : AnswerDataUtil.answerDataToInt(count))) continue;
            form.deleteRepeat(at);
            return true;
        }
        return false;
    }

    /** Whether all stood still: an answer that is no longer offered goes when its choices are looked at, and what reads it is worked out only then. */
    private static boolean look(List<String> told) {
        boolean isStill = true;
        FormEntryModel model = controller.getModel();
        indexes.clear();
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        while (controller.stepToNextEvent() != FormEntryController.EVENT_END_OF_FORM) {
            int event = model.getEvent();
            FormIndex index = model.getFormIndex();
            String key = keyOf(index.getReference());
            if (event == FormEntryController.EVENT_PROMPT_NEW_REPEAT) indexes.put(key.replaceAll("\\[\\d+\\]$", "") + "+", index);
            else indexes.put(key, index);
            if (event != FormEntryController.EVENT_QUESTION) continue;
            FormEntryPrompt prompt = model.getQuestionPrompt();
            if (prompt.isRequired()) told.add("q:" + encode(key));
            TreeElement node = form.getMainInstance().resolveReference(index.getReference());
            String before = held.getOrDefault(key, textOf(node));
            List<SelectChoice> choices = prompt.getSelectChoices();
            if (choices == null) continue;
            if (!textOf(node).equals(before)) {
                form.setValue(node.getValue(), index.getReference(), true);
                isStill = false;
            }
            held.put(key, textOf(node));
            String offered = choices.stream().map(choice -> encode(choice.getValue())).collect(Collectors.joining("|"));
            told.add("c:" + encode(key) + "=" + encode(offered));
        }
        return isStill;
    }

    private static void tell(TreeElement element, String key, List<String> told) {
        for (int at = 0; at < element.getNumChildren(); at++) {
            TreeElement child = element.getChildAt(at);
            if (child.getMult() < 0 || child.getName().equals("meta")) continue;
            String name = key + "/" + child.getName() + (child.getMult() > 0 ? "[" + (child.getMult() + 1) + "]" : "");
            if (!child.isRelevant()) told.add("h:" + encode(name));
            else if (!textOf(child).isEmpty()) told.add("v:" + encode(name) + "=" + encode(textOf(child)));
            tell(child, name, told);
        }
    }

    private static String textOf(TreeElement node) {
        return node.getValue() == null ? "" : String.valueOf(new XFormAnswerDataSerializer().serializeAnswerData(node.getValue(), node.getDataType()));
    }

    private static String keyOf(TreeReference reference) {
        StringBuilder key = new StringBuilder();
        for (int at = 0; at < reference.size(); at++) {
            key.append('/').append(reference.getName(at));
            if (reference.getMultiplicity(at) > 0) key.append('[').append(reference.getMultiplicity(at) + 1).append(']');
        }
        return key.toString();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
