package dev.mirsal.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public and protected types and members in a module's exported packages, as lines of text. */
final class PublicApi {
  private static final int SHOWN_MODIFIERS =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;

  /** What every record and class has; that they are overridden is no news. */
  private static final Set<String> INHERITED = Set.of("equals", "hashCode", "toString");

  private PublicApi() {}

  static List<String> of(Path compiledModule) {
    return exportedPackages(compiledModule)
        .sorted()
        .flatMap(name -> typesIn(compiledModule, name))
        .flatMap(type -> linesOf(type).stream())
        .toList();
  }

  static List<String> linesOf(Class<?> type) {
    List<String> lines = new ArrayList<>();
    lines.add(header(type));
    Stream<String> fields = Arrays.stream(type.getDeclaredFields()).map(PublicApi::field);
    Stream<String> constructors =
        Arrays.stream(type.getDeclaredConstructors()).map(PublicApi::constructor);
    Stream<String> methods = Arrays.stream(type.getDeclaredMethods()).map(PublicApi::method);
    Stream.of(fields, constructors, methods)
        .flatMap(members -> members.filter(line -> !line.isEmpty()).sorted())
        .forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static Stream<String> exportedPackages(Path compiledModule) {
    Path descriptor = compiledModule.resolve("module-info.class");
    try (InputStream in = Files.newInputStream(descriptor)) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Class<?>> typesIn(Path compiledModule, String packageName) {
    Path folder = compiledModule.resolve(packageName.replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .<Class<?>>map(name -> load(packageName + "." + name.substring(0, name.length() - 6)))
          .filter(PublicApi::isVisible)
          .sorted(Comparator.comparing(Class::getName))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is compiled but not on the class path", e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return !type.isAnonymousClass()
        && !type.isLocalClass()
        && !type.isSynthetic()
        && isVisible(type.getModifiers())
        && (outer == null || isVisible(outer));
  }

  private static boolean isVisible(int modifiers) {
    return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  private static String header(Class<?> type) {
    StringBuilder line = new StringBuilder(deprecated(type.isAnnotationPresent(Deprecated.class)));
    int shown = type.isInterface() ? SHOWN_MODIFIERS & ~Modifier.ABSTRACT : SHOWN_MODIFIERS;
    line.append(modifiers(type.getModifiers() & shown));
    line.append(type.isSealed() ? "sealed " : "").append(kind(type)).append(' ');
    line.append(type.getCanonicalName()).append(typeParameters(type.getTypeParameters()));
    if (type.getSuperclass() != null && !type.isEnum() && !type.isRecord()) {
      String parent = typeText(type.getAnnotatedSuperclass());
      line.append(parent.equals("Object") ? "" : " extends " + parent);
    }
    line.append(
        list(type.isInterface() ? " extends " : " implements ", type.getAnnotatedInterfaces()));
    if (type.isSealed()) {
      line.append(
          Arrays.stream(type.getPermittedSubclasses())
              .map(Class::getSimpleName)
              .sorted()
              .collect(Collectors.joining(", ", " permits ", "")));
    }
    return line.toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static String field(Field field) {
    if (field.isSynthetic() || !isVisible(field.getModifiers())) {
      return "";
    }
    return start(field, field.getModifiers())
        + typeText(field.getAnnotatedType())
        + " "
        + field.getName();
  }

  private static String constructor(Constructor<?> constructor) {
    if (constructor.isSynthetic() || !isVisible(constructor.getModifiers())) {
      return "";
    }
    return start(constructor, constructor.getModifiers())
        + "new "
        + constructor.getDeclaringClass().getSimpleName()
        + signature(constructor);
  }

  private static String method(Method method) {
    boolean inherited = INHERITED.contains(method.getName());
    if (method.isSynthetic() || inherited || !isVisible(method.getModifiers())) {
      return "";
    }
    String generics = typeParameters(method.getTypeParameters());
    return start(method, method.getModifiers())
        + (method.isDefault() ? "default " : "")
        + (generics.isEmpty() ? "" : generics + " ")
        + typeText(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + signature(method);
  }

  private static String start(AccessibleObject member, int modifiers) {
    return deprecated(member.isAnnotationPresent(Deprecated.class))
        + modifiers(modifiers & SHOWN_MODIFIERS);
  }

  private static String deprecated(boolean deprecated) {
    return deprecated ? "@Deprecated " : "";
  }

  private static String modifiers(int modifiers) {
    return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
  }

  private static String signature(Executable executable) {
    String parameters =
        Arrays.stream(executable.getAnnotatedParameterTypes())
            .map(PublicApi::typeText)
            .collect(Collectors.joining(", ", "(", ")"));
    String shown =
        executable.isVarArgs()
            ? parameters.substring(0, parameters.length() - 3) + "...)"
            : parameters;
    return shown + list(" throws ", executable.getAnnotatedExceptionTypes());
  }

  private static String typeParameters(TypeVariable<?>[] variables) {
    return Arrays.stream(variables)
        .map(variable -> variable.getName() + bounds(" extends ", variable.getAnnotatedBounds()))
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), PublicApi::angled));
  }

  private static String angled(String text) {
    return text.isEmpty() ? "" : "<" + text + ">";
  }

  private static String bounds(String prefix, AnnotatedType[] bounds) {
    String text = Arrays.stream(bounds).map(PublicApi::typeText).collect(Collectors.joining(" & "));
    return text.isEmpty() || text.equals("Object") ? "" : prefix + text;
  }

  private static String list(String prefix, AnnotatedType[] types) {
    return types.length == 0
        ? ""
        : Arrays.stream(types)
            .map(PublicApi::typeText)
            .collect(Collectors.joining(", ", prefix, ""));
  }

  private static String typeText(AnnotatedType type) {
    String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    if (type instanceof AnnotatedArrayType array) {
      String component = typeText(array.getAnnotatedGenericComponentType());
      return component + (nullable.isEmpty() ? "" : " " + nullable) + "[]";
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      return "?"
          + bounds(" super ", wildcard.getAnnotatedLowerBounds())
          + bounds(" extends ", wildcard.getAnnotatedUpperBounds());
    }
    if (type instanceof AnnotatedParameterizedType parameterized) {
      String arguments =
          Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
              .map(PublicApi::typeText)
              .collect(Collectors.joining(", "));
      return nullable + name(((ParameterizedType) type.getType()).getRawType()) + angled(arguments);
    }
    return nullable + name(type.getType());
  }

  private static String name(Type type) {
    if (!(type instanceof Class<?> raw)) {
      return type.getTypeName();
    }
    String name = raw.getCanonicalName();
    boolean everyday = raw.getPackageName().equals("java.lang");
    return everyday ? name.substring(name.startsWith("java.lang.") ? 10 : 0) : name;
  }
}
