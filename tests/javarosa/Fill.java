import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.IFormElement;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.UncastData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.utils.DateUtils;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Fills in a form in JavaRosa, ODK Collect's engine, for tests in another language: what is asked stands on a line of its input, what is told on a line
 * of its output, names and values as in the query of an address.
 *
 * <pre>
 * form PATH            → ready MILLISECONDS        of the processor, to read the XForm and make it ready
 * set name=value&…     → name=value&…              of all that then holds something; a name alone is a question that is hidden
 * </pre>
 *
 * Names are those of questions without their groups: a form whose names repeat is not for it. What a set does not name has its default again.
 */
public class Fill {
    private static FormDef form;
    private static final Map<String, TreeElement> nodes = new LinkedHashMap<>();
    private static final Map<String, String> defaults = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        System.setOut(System.err); // what JavaRosa prints is no answer
        new JavaRosaCoreModule().registerModule();
        new XFormsModule().registerModule();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split(" ", 2);
            out.println(parts[0].equals("form") ? open(parts[1]) : fill(parts.length > 1 ? parts[1] : ""));
        }
    }

    private static String open(String path) throws Exception {
        long began = cpu();
        try (InputStream file = new FileInputStream(path)) {
            form = XFormUtils.getFormFromInputStream(file);
        }
        form.initialize(true, new InstanceInitializationFactory());
        long took = cpu() - began;
        nodes.clear();
        defaults.clear();
        gather(form.getMainInstance().getRoot());
        askIn(form);
        return "ready " + took;
    }

    private static void gather(TreeElement element) {
        for (int at = 0; at < element.getNumChildren(); at++) {
            TreeElement child = element.getChildAt(at);
            if (child.getName().equals("meta")) continue;
            if (child.getNumChildren() > 0) gather(child);
            else {
                nodes.put(child.getName(), child);
            }
        }
    }

    /** What a person is asked has a default to go back to; all else is worked out. */
    private static void askIn(IFormElement element) {
        if (element instanceof QuestionDef) {
            String name = ((QuestionDef) element).getBind().getReference().toString().replaceAll("^.*/|\\[.*$", "");
            TreeElement node = nodes.get(name);
            if (node != null) defaults.put(name, textOf(node.getValue()));
        }
        if (element.getChildren() != null) for (IFormElement child : element.getChildren()) askIn(child);
    }

    private static String fill(String asked) throws Exception {
        Map<String, String> answers = new HashMap<>(defaults);
        for (String pair : asked.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) answers.put(decode(parts[0]), decode(parts[1]));
        }
        for (Map.Entry<String, TreeElement> each : nodes.entrySet()) {
            String text = answers.get(each.getKey());
            if (text != null && !textOf(each.getValue().getValue()).equals(text)) each.getValue().setAnswer(dataOf(each.getValue(), text));
        }
        form.initialize(false, new InstanceInitializationFactory()); // all is worked out anew, once
        List<String> told = new ArrayList<>();
        for (Map.Entry<String, TreeElement> each : nodes.entrySet()) {
            TreeElement element = each.getValue();
            if (!element.isRelevant()) told.add(encode(each.getKey()));
            else if (element.getValue() != null) told.add(encode(each.getKey()) + "=" + encode(textOf(element.getValue())));
        }
        return String.join("&", told);
    }

    private static IAnswerData dataOf(TreeElement element, String text) {
        if (text.isEmpty()) return null;
        switch (element.getDataType()) {
            case Constants.DATATYPE_INTEGER:
                return new IntegerData(Integer.parseInt(text));
            case Constants.DATATYPE_DECIMAL:
                return new DecimalData(Double.parseDouble(text));
            case Constants.DATATYPE_DATE:
                return new DateData(DateUtils.parseDate(text));
            case Constants.DATATYPE_CHOICE:
                return new SelectOneData(new Selection(text));
            case Constants.DATATYPE_MULTIPLE_ITEMS:
                return new SelectMultiData().cast(new UncastData(text));
            default:
                return new StringData(text);
        }
    }

    private static String textOf(IAnswerData data) {
        return data == null ? "" : data.uncast().getString();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
