package dev.mirsal.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds public and protected declarations without a comment. Doclint's own check would ask for a
 * {@code @return} under every accessor as well.
 */
final class Undocumented extends TreePathScanner<Void, Void> {
  private final DocTrees docs;
  private final CompilationUnitTree unit;
  private final List<String> found;

  private Undocumented(DocTrees docs, CompilationUnitTree unit, List<String> found) {
    this.docs = docs;
    this.unit = unit;
    this.found = found;
  }

  /** Returns file and name of each. */
  static List<String> under(Path sources) throws IOException {
    List<String> found = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(javaFiles(sources));
      var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
      DocTrees docs = DocTrees.instance(task);
      task.parse().forEach(unit -> new Undocumented(docs, unit, found).scan(unit, null));
    }
    return found;
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Override
  public Void visitClass(ClassTree type, Void unused) {
    if (!isVisible(type.getModifiers())) {
      return null;
    }
    check(type.getSimpleName().toString());
    return super.visitClass(type, null);
  }

  @Override
  public Void visitMethod(MethodTree method, Void unused) {
    boolean overrides =
        method.getModifiers().getAnnotations().stream()
            .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    if (!overrides && isVisible(method.getModifiers())) {
      check(method.getName().toString());
    }
    return null;
  }

  @Override
  public Void visitVariable(VariableTree field, Void unused) {
    if (isVisible(field.getModifiers())) {
      check(field.getName().toString());
    }
    return null;
  }

  private boolean isVisible(ModifiersTree modifiers) {
    Set<Modifier> flags = modifiers.getFlags();
    return flags.contains(Modifier.PUBLIC)
        || flags.contains(Modifier.PROTECTED)
        || (isInInterface() && !flags.contains(Modifier.PRIVATE));
  }

  private boolean isInInterface() {
    TreePath parent = getCurrentPath().getParentPath();
    return parent.getLeaf().getKind() == Tree.Kind.INTERFACE
        || parent.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE;
  }

  private void check(String name) {
    if (docs.getDocComment(getCurrentPath()) == null) {
      found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + name);
    }
  }
}
