package dev.mirsal.example.cli;

final class Mirsal {
  private Mirsal() {}

  public static void main(String[] args) {}
}
